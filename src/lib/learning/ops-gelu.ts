import { customGrad, tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { read } from './ops-norm';

const ROOT_HALF = Math.SQRT1_2;
/** 1/√(2π): the normal density at 0. */
const DENSITY_AT_0 = 0.3989422804014327;

/**
 * As `ops.gelu`. Its slope is Φ(x) + x φ(x), and both come from one exponential: erf is Abramowitz
 * & Stegun's 7.1.26, right within 1.5e-7, which float32 can hardly tell.
 */
export function gelu(x: Tensor2D): Tensor2D {
  return customGrad<Tensor2D>((...inputs) => {
    const values = read(inputs[0] as Tensor);
    const out = new Float32Array(values.length);
    const slope = new Float32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const v = values[i];
      const e = Math.exp(-0.5 * v * v);
      const t = 1 / (1 + 0.3275911 * ROOT_HALF * Math.abs(v));
      const series =
        t *
        (0.254829592 +
          t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
      const tail = 0.5 * series * e; // Φ(-|v|)
      const phi = v < 0 ? tail : 1 - tail;
      out[i] = v * phi;
      slope[i] = phi + v * DENSITY_AT_0 * e;
    }
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      for (let i = 0; i < g.length; i++) slope[i] *= g[i];
      return tensor2d(slope, x.shape);
    };
    return { value: tensor2d(out, x.shape), gradFunc };
  })(x);
}
