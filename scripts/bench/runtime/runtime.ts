import { join } from 'node:path';
import { WHOLE_TRACE_TOKENS } from '../../../src/lib/engine/contract';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { idsOf } from '../../../src/lib/transformer/read';
import { ROOMS } from '../../build/places.mjs';
import { root } from '../../run.mjs';
import { serve } from '../../serve.mjs';
import type { Bench, Measurement } from '../measurement';
import { textOf } from '../page';
import { kept, tenths, tenthsSpread } from '../report';
import { median, spread } from '../statistics';
import { openOther, type OtherRuntime } from './other';
import { openOwn, timeOwn } from './own';
import { installedVersion, INSTALL, layOut } from './place';
import { LENGTHS, textOfRun, WARM_UP } from './texts';

/** The most that the page may take, as a multiple of onnxruntime-web, by tokens. */
const TARGETS: Readonly<Record<(typeof LENGTHS)[number], number>> = {
  9: 1.3,
  32: 1.1,
  128: 1,
  256: 1,
  512: 1
};
/** Two correct float32 passes over MiniLM are closer than this. */
const TOLERANCE = 1e-3;
const TITLE = "The page's pass beside onnxruntime-web";

/** The page's pass, with all that it reads out, beside a runtime that only computes. */
export const runtime: Measurement = {
  name: 'runtime beside onnxruntime-web',
  async run(bench) {
    const version = await installedVersion(root);
    if (version === null) {
      const note = `Left out, as onnxruntime-web is not installed: \`${INSTALL}\` brings it.`;
      return { title: TITLE, note, columns: [], rows: [] };
    }
    const folder = join(root, ROOMS.bench, 'onnxruntime-web');
    await layOut(root, folder, DEFAULT_VIEW.model);
    const server = await serve(folder);
    try {
      const other = await openOther(bench.browser, server.address);
      const { rows, difference } = await compare(bench, other);
      await other.close();
      return {
        title: TITLE,
        note: `onnxruntime-web ${version} on WebAssembly with SIMD, one thread, in a module worker, runs the same weights in float32 on the same token ids, with its own fusions and nothing read out but the last hidden state. The page's pass has all that the page draws read out: queries, keys and values, every score and pattern up to ${WHOLE_TRACE_TOKENS} tokens, and of longer texts the maps that are shown; of every map a small picture and its summary. One pass of each in turn, both warm, ${bench.runs} times; milliseconds: median (least–most). The last hidden states differ by ${difference.toExponential(0)} at most (${TOLERANCE} would fail).`,
        columns: ['Tokens', 'Page', 'onnxruntime-web', 'Ratio of medians', 'Target', 'Kept'],
        rows
      };
    } finally {
      server.close();
    }
  }
};

/** Times both in turn, so that whatever else the machine does hits both. */
async function compare({ browser, server, runs }: Bench, other: OtherRuntime) {
  const reader = await openNodeReader(DEFAULT_VIEW.model);
  const page = await openOwn(browser, server.address);
  const rows: string[][] = [];
  let difference = 0;
  for (const n of LENGTHS) {
    difference = Math.max(difference, await differenceAt(reader, other, textOf(n)));
    const own: number[] = [];
    const others: number[] = [];
    for (let run = -WARM_UP; run < runs; run++) {
      const text = textOfRun(n, run);
      const pass = await timeOwn(page, text, n);
      const otherPass = await other.time(idsOf(reader.tokenizer.encode(text)));
      if (run < 0) continue;
      own.push(pass);
      others.push(otherPass);
    }
    const ratio = median(own) / median(others);
    rows.push([
      String(n),
      tenthsSpread(spread(own)),
      tenthsSpread(spread(others)),
      ratio.toFixed(2),
      tenths(TARGETS[n]),
      kept(ratio <= TARGETS[n])
    ]);
  }
  await page.context().close();
  return { rows, difference };
}

/**
 * The largest difference between this project's last hidden state and the other runtime's.
 * @throws Error when it says that they do not compute the same
 */
async function differenceAt(reader: Reader, other: OtherRuntime, text: string): Promise<number> {
  const { tokens, hidden } = await readText(reader, text);
  const own = hidden[hidden.length - 1].data; // [n · dModel]
  const theirs = await other.last(idsOf(tokens)); // [n · dModel]
  let most = own.length === theirs.length ? 0 : Infinity;
  own.forEach((value, i) => (most = Math.max(most, Math.abs(value - theirs[i]))));
  if (!(most <= TOLERANCE)) {
    throw new Error(
      `At ${tokens.length} tokens the page and onnxruntime-web differ by ${most}; at most ${TOLERANCE} was expected.`
    );
  }
  return most;
}
