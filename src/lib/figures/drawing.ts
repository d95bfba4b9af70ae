/** All that saving a figure takes; loaded when something is saved, not with the page. */
export { overviewPicture, overviewRows } from './overview';
export { download, fileName, pngOf } from './save';
export { stamped, standalone } from './standalone';
