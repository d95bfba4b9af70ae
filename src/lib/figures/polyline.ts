/**
 * SVG path data of a line through points, broken where one is null. By hand, as d3-shape comes
 * whole for one straight line.
 */
export function polyline(points: readonly (readonly [x: number, y: number] | null)[]): string {
  return points
    .map((point, i) => point && `${i > 0 && points[i - 1] ? 'L' : 'M'}${point[0]} ${point[1]}`)
    .filter(Boolean)
    .join('');
}
