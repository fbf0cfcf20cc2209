// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatFragment, parseFragment } from '@/charts/frame/fragment';
import { listShownMarks, type MarkElement } from '@/charts/frame/stage-marks';
import { Steering } from '@/charts/frame/steering';
import { readTip } from '@/charts/frame/tip-entry';
import { walk } from '@/charts/frame/walk';

describe('walking the marks', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 1, 2],
    ['ArrowLeft', 2, 1],
    ['ArrowUp', 1, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s leads from mark %i to mark %i of three', (key, from, to) => {
    expect(walk(key, from, 3)).toBe(to);
  });

  test('the walk ends at the first and at the last mark', () => {
    expect(walk('ArrowUp', 0, 3)).toBe(0);
    expect(walk('ArrowDown', 2, 3)).toBe(2);
  });

  test('other keys, and a chart without marks, lead nowhere', () => {
    expect(walk('Tab', 0, 3)).toBeNull();
    expect(walk('End', 0, 0)).toBeNull();
  });
});

describe('the choice in the address', () => {
  test.each([
    ['#chart=killed-by-phase&figure=HAP4MSH/v1', 'killed-by-phase', 'HAP4MSH', 1, false],
    ['#figure=hap4msh', null, 'HAP4MSH', null, false],
    ['#figure=HAP4MSH/v2&table=open', null, 'HAP4MSH', 2, true],
  ])('%s', (fragment, chart, figure, version, tableOpen) => {
    const choice = parseFragment(fragment);
    expect(choice).toEqual({ chart, mark: { figure, version }, tableOpen });
    if (choice) expect(formatFragment(choice)).toBe(fragment.replace('hap4msh', 'HAP4MSH'));
  });

  test.each(['', '#content', '#killed-by-phase', '#figure=', '#figure=<script>', '#figure=A/v0'])(
    '"%s" chooses nothing',
    (fragment) => expect(parseFragment(fragment)).toBeNull(),
  );

  test('nothing chosen leaves no fragment', () => {
    expect(formatFragment({ chart: 'displaced', mark: null, tableOpen: false })).toBe('');
  });
});

const mark = (figure: string, version: number) =>
  `<a class="chart-mark" href="/figures/${figure}" data-figure="${figure}" data-version="${version}"><title>${version} persons. Killed. Somebody, as of 2020.</title></a>`;
const row = (figure: string, version: number, number: string) =>
  `<tr data-figure="${figure}" data-version="${version}"><th>Killed</th><td>${number}</td><td>Somebody</td><td>own losses</td><td>Armenia</td><td>soldiers</td><td>2020</td><td>27 September 2020</td><td>VOA News</td><td>2 documents, 1 claim</td></tr>`;
const PAGE = `
<figure class="chart" id="example">
  <div class="chart-stage" data-panel="one" tabindex="-1">
    <div class="chart-drawing chart-narrow" style="display: none"><svg>${mark('AAAAAAA', 1)}</svg></div>
    <div class="chart-drawing chart-wide"><svg>${mark('AAAAAAA', 1)}${mark('AAAAAAA', 2)}${mark('BBBBBBB', 1)}</svg></div>
    <div class="chart-live"></div>
  </div>
  <details class="chart-table"><summary>Table</summary><section class="chart-table-scroll" tabindex="0"><table>
    ${row('AAAAAAA', 1, '<a href="/figures/AAAAAAA/v1"><s>at least 20 persons</s></a>')}
    ${row('AAAAAAA', 2, '<a href="/figures/AAAAAAA">30 persons</a>')}
    ${row('BBBBBBB', 1, '<a href="/figures/BBBBBBB">40 persons</a>')}
  </table></section></details>
</figure>`;

function setUp() {
  document.body.innerHTML = PAGE;
  const figure = document.querySelector<HTMLElement>('figure');
  const stage = document.querySelector<HTMLElement>('.chart-stage');
  if (!figure || !stage) throw new Error('the page has a chart');
  const to = { showTip: vi.fn(), say: vi.fn(), choose: vi.fn(), openTable: vi.fn() };
  const steering = new Steering(figure, to);
  const end = steering.attach();
  const marks = listShownMarks(stage);
  const at = (index: number): MarkElement => {
    const found = marks[index];
    if (!found) throw new Error(`a mark ${index}`);
    return found;
  };
  const press = (key: string, on: Element = document.activeElement ?? document.body) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return { figure, stage, to, steering, end, marks, at, press };
}

describe('a chart under a keyboard', () => {
  let chart: ReturnType<typeof setUp>;
  beforeEach(() => {
    chart = setUp();
  });
  afterEach(() => chart.end());

  test('has one tab stop, of the drawing that shows', () => {
    expect(chart.marks.map((each) => each.getAttribute('tabindex'))).toEqual(['0', '-1', '-1']);
  });

  test('a mark is named by its whole line, and by its number alone while the tooltip says the rest', () => {
    expect(chart.at(0).getAttribute('aria-label')).toBe('1 persons. Killed. Somebody, as of 2020.');
    chart.at(0).focus();
    expect(chart.at(0).getAttribute('aria-label')).toBe('1 persons');
    expect(chart.at(0).getAttribute('aria-describedby')).toBe('example-tip');
    chart.press('ArrowDown');
    expect(chart.at(0).getAttribute('aria-label')).toBe('1 persons. Killed. Somebody, as of 2020.');
    expect(chart.at(0).getAttribute('aria-describedby')).toBeNull();
  });

  test('arrow keys move the focus, the tab stop and the choice, and say the place politely', () => {
    chart.at(0).focus();
    chart.press('End');
    expect(document.activeElement).toBe(chart.at(2));
    expect(chart.at(2).getAttribute('tabindex')).toBe('0');
    expect(chart.at(0).getAttribute('tabindex')).toBe('-1');
    expect(chart.to.say).toHaveBeenLastCalledWith('Mark 3 of 3');
    expect(chart.to.choose).toHaveBeenLastCalledWith({ figure: 'BBBBBBB', version: 1 });
  });

  test('Escape closes the tooltip, and then leaves for the group; an arrow comes back', () => {
    chart.at(1).focus();
    chart.press('Escape');
    expect(chart.to.showTip).toHaveBeenLastCalledWith(null);
    expect(document.activeElement).toBe(chart.at(1));
    chart.press('Escape');
    expect(document.activeElement).toBe(chart.stage);
    expect(chart.to.choose).toHaveBeenLastCalledWith(null);
    chart.press('ArrowDown');
    expect(document.activeElement).toBe(chart.at(1));
  });

  test('T opens the table from within the chart only, and no other way of pressing it does', () => {
    chart.press('t', document.body);
    chart.at(0).focus();
    chart
      .at(0)
      .dispatchEvent(new KeyboardEvent('keydown', { key: 't', ctrlKey: true, bubbles: true }));
    expect(chart.to.openTable).not.toHaveBeenCalled();
    chart.press('T');
    expect(chart.to.openTable).toHaveBeenCalledOnce();
  });

  test('Escape in the table leads back to the mark from which T was pressed', () => {
    chart.at(2).focus();
    chart.press('t');
    const table = chart.figure.querySelector<HTMLElement>('.chart-table-scroll');
    table?.focus();
    chart.press('Escape');
    expect(document.activeElement).toBe(chart.at(2));
  });

  test.each([
    ['shows', 100],
    ['is about to show', 20],
  ])('a tooltip that %s stays with a resting pointer when the live chart takes over', (_, wait) => {
    vi.useFakeTimers();
    chart.at(1).dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    vi.advanceTimersByTime(wait);
    const live = chart.stage.querySelector('.chart-live');
    if (!live) throw new Error('the chart has a place for the live one');
    live.innerHTML = `<svg>${mark('AAAAAAA', 1)}${mark('AAAAAAA', 2)}${mark('BBBBBBB', 1)}</svg>`;
    const twin = [...live.querySelectorAll<MarkElement>('a')][1];
    chart.steering.takeOver(chart.stage, (old) => (old === chart.at(1) ? (twin ?? null) : null));
    // What a browser sends when another element comes under a pointer that does not move.
    chart.at(1).dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
    twin?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    expect(chart.to.showTip).toHaveBeenLastCalledWith(twin);
  });

  test('a version that is named is that version; one that is not is the first there is', () => {
    expect(chart.steering.find({ figure: 'AAAAAAA', version: 2 })).toBe(chart.at(1));
    expect(chart.steering.find({ figure: 'AAAAAAA', version: null })).toBe(chart.at(0));
    expect(chart.steering.find({ figure: 'CCCCCCC', version: null })).toBeNull();
  });

  test('the tooltip says what the table says, struck values as superseded', () => {
    expect(readTip(chart.figure, chart.at(0))).toMatchObject([
      { number: 'at least 20 persons', superseded: true, href: '/figures/AAAAAAA/v1' },
    ]);
    expect(readTip(chart.figure, chart.at(1))).toMatchObject([
      {
        number: '30 persons',
        superseded: false,
        counted: 'Killed',
        claimant: 'Somebody',
        stance: 'own losses',
        facts: [
          { name: 'Who suffered it', words: 'Armenia' },
          { name: 'Who was counted', words: 'soldiers' },
          { name: 'Period', words: '2020' },
          { name: 'As of', words: '27 September 2020' },
          { name: 'Source', words: 'VOA News' },
          { name: 'Documents', words: '2 documents, 1 claim' },
        ],
      },
    ]);
  });

  test('a cell that stands for several figures says each of them', () => {
    chart.at(0).setAttribute('data-figures', 'AAAAAAA BBBBBBB');
    const numbers = readTip(chart.figure, chart.at(0)).map(({ number }) => number);
    expect(numbers).toEqual(['at least 20 persons', '30 persons', '40 persons']);
  });
});
