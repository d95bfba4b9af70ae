/** All that saving a figure takes; loaded when something is saved, not with the page. */
export { csv, csvFile, matrixCsv } from './csv';
export { mapPicture } from './map-picture';
export { overviewPicture } from './overview';
export { pairPicture } from './pair-picture';
export { overviewRows, pairRows, stackRows } from './rows';
export { download, fileName, pngOf } from './save';
export { sheet } from './sheet';
export { standalone } from './standalone';
export { wordMapPicture } from './word-map-picture';
