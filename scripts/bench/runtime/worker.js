// Runs in a module worker of the bench's own page, beside onnxruntime-web's files. It is served as it
// stands, so it is JavaScript.
// @ts-expect-error -- lies beside this file where it is served
import { env, InferenceSession, Tensor } from './ort.wasm.min.mjs';

// As the page: one thread.
env.wasm.numThreads = 1;

const session = InferenceSession.create('./model.onnx', {
  executionProviders: ['wasm'],
  graphOptimizationLevel: 'all'
});

/** Token ids in; milliseconds of the pass and the last hidden state, [n · dModel], out. */
onmessage = async ({ data: /** @type {number[]} */ ids }) => {
  try {
    const loaded = await session;
    const begun = performance.now();
    const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]); // [1, n]
    const { last_hidden_state: last } = await loaded.run({ input_ids: input }); // [1, n, dModel]
    postMessage({ milliseconds: performance.now() - begun, last: last.data });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
