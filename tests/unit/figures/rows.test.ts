import { expect, it } from 'vitest';
import { overviewRows, pairRows, stackRows } from '../../../src/lib/figures/rows';
import { words } from '../../../src/lib/words/en';
import { matrix } from '../matrix';

const { overview, pairBars, stackChart } = words.figures;

it('the overview has a line for each number, under its headings', () => {
  const map = (value: number) => matrix([[value, 0.5]]);
  const rows = overviewRows([[map(1), map(0.25)], [map(0)]], (head) =>
    overview.mapInFile(head, 'dot product')
  );
  expect(rows).toEqual([
    [1, 'dot product', 0, 0, 1],
    [1, 'dot product', 0, 1, 0.5],
    [1, 'head 1', 0, 0, 0.25],
    [1, 'head 1', 0, 1, 0.5],
    [2, 'dot product', 0, 0, 0],
    [2, 'dot product', 0, 1, 0.5]
  ]);
  for (const row of rows) expect(row).toHaveLength(overview.columns.length);
});

it('a cut weight of a bar has what stands in its place', () => {
  const bar = { layer: 2, head: 1, forth: 0, back: 0.25, others: 0.75 };
  const rows = pairRows([bar], (weight, way) => (way === 'forth' ? 'cut' : weight[way]));
  expect(rows).toEqual([[2, 1, 'cut', 0.25, 0.75]]);
});

it('the bars keep the order that they are given in', () => {
  const rows = pairRows([
    { layer: 2, head: 1, forth: 0.5, back: 0.25, others: 0.75 },
    { layer: 1, head: 3, forth: 0.125, back: 1, others: 0 }
  ]);
  expect(rows).toEqual([
    [2, 1, 0.5, 0.25, 0.75],
    [1, 3, 0.125, 1, 0]
  ]);
  expect(rows[0]).toHaveLength(pairBars.columns('bank', 'at').length);
});

it('a chart has a line for each layer, empty where the dot product has no value', () => {
  const rows = stackRows(
    [0.5, null],
    [
      [1, 2],
      [3, 4]
    ]
  );
  expect(rows).toEqual([
    [1, 0.5, 1, 2],
    [2, '', 3, 4]
  ]);
  expect(rows[0]).toHaveLength(stackChart.columns(2, 'dot product').length);
  expect(stackRows([0.5], [])).toEqual([[1, 0.5]]);
});
