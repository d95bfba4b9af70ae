export { attend, roomFor } from './attend';
export { columns, gaps, pool } from './maps';
export { gelu, layerNorm } from './rows';
