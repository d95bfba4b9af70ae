/** What stands at the top of every page. */
export const name = 'Riverbank';
export const pages = 'Pages';
export const page = {
  lesson: 'Lesson',
  explore: 'Explore',
  compare: 'Compare',
  learn: 'Learn Q, K, V'
};
/** A part of the page that stands in several places of it. */
export const region = (name: string, place: string) => `${name}, ${place}`;
