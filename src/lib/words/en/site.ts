/** What stands at the top of every page. */
export const name = 'Riverbank';
export const pages = 'Pages';
export const page = { explore: 'Explore', learn: 'Learn Q, K, V' };
