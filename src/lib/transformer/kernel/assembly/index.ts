export { attend, roomFor } from './attend';
export { gaps, pool } from './maps';
export { gelu, layerNorm } from './rows';
