import { parseArgs } from 'node:util';
import { readBeforeStop } from '../src/lib/engine/before-stop';
import { openNodeReader } from '../src/lib/engine/node';
import { readText } from '../src/lib/engine/reader';
import { parseCut } from '../src/lib/transformer/cuts';
import { TENSORS, traceToJson, type TensorName } from '../src/lib/transformer/json';
import { errorSentence } from '../src/lib/words/en/errors';

const USAGE = `usage: npm run --silent trace -- [--model minilm] [--tensors ${TENSORS.join(',')}] [--cut CUT]… "text"`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      model: { type: 'string', default: 'minilm' },
      tensors: { type: 'string', default: 'pattern,scores' },
      cut: { type: 'string', multiple: true, default: [] }
    }
  });
  if (positionals.length !== 1)
    throw new Error(`one text was expected, ${positionals.length} came`);
  const tensors = values.tensors.split(',').filter(Boolean) as TensorName[];
  const unknown = tensors.find((name) => !TENSORS.includes(name));
  if (unknown) throw new Error(`"${unknown}" is no tensor; there are ${TENSORS.join(', ')}`);
  const reader = await openNodeReader(values.model);
  const trace = await readText(reader, positionals[0], values.cut.map(parseCut));
  const { model, identity } = reader;
  const uncut = trace.cuts.length === 0;
  const beforeStop = uncut ? await readBeforeStop(model, identity, trace.tokens) : null;
  process.stdout.write(`${JSON.stringify(traceToJson(trace, tensors, beforeStop))}\n`);
} catch (error) {
  process.stderr.write(`${errorSentence(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
