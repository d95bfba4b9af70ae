/** All that saving a figure takes; loaded when something is saved, not with the page. */
export { csv, csvFile, matrixCsv } from './csv';
export { overviewPicture } from './overview';
export { overviewRows, pairRows, stackRows } from './rows';
export { download, fileName, pngOf } from './save';
export { stamped } from './stamped';
export { standalone } from './standalone';
