/** All that saving a figure takes; loaded when something is saved, not with the page. */
export { csv, matrixCsv } from './csv';
export { overviewPicture } from './overview';
export { overviewRows, pairRows, stackRows } from './rows';
export { download, fileName, pngOf } from './save';
export { stamped, standalone } from './standalone';
