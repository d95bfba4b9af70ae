export { attend, roomFor } from './attend';
export { splitHeads } from './heads';
export { columns, gaps, pool } from './maps';
export { gelu, layerNorm } from './rows';
