import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Mounted, mount, onDesk, songs, statusWith } from './mount.ts';

let lab: Mounted;
beforeEach(async () => {
  await onDesk();
  lab = mount();
});
afterEach(() => lab.page.dispose());

const cell = (at: string) => lab.find<HTMLInputElement>(`[data-at="${at}"]`);
const says = () => [...lab.root.querySelectorAll('td.says')].map((it) => it.textContent);

test('the song table shows every song with what the network says', () => {
  lab.page.status(statusWith({ songs }));
  expect(cell('0.0').value).toBe('Kate');
  expect(cell('1.1').checked).toBe(true);
  expect(cell('0.3').valueAsNumber).toBe(96.5);
  expect(cell('1.4').checked).toBe(true);
  expect(says()).toEqual(['0.25', '0.88']);
  lab.page.status(statusWith({ songs: { ...songs, answers: null } }));
  expect(says()).toEqual(['–', '–']);
});

test('an edit of the table asks for all songs with that one changed', async () => {
  lab.page.status(statusWith({ songs }));
  const [kate, brick] = songs.rows;
  cell('0.1').click();
  expect(lab.of('useSongs').at(-1)).toEqual([[{ ...kate, features: [1, 1, 96.5] }, brick]]);
  cell('0.4').click();
  expect(lab.of('useSongs').at(-1)).toEqual([[{ ...kate, liked: 1 }, brick]]);
  await userEvent.fill(cell('1.3'), '80.5');
  await userEvent.tab();
  expect(lab.of('useSongs').at(-1)).toEqual([[kate, { ...brick, features: [1, 0, 80.5] }]]);
  await userEvent.fill(cell('1.0'), 'Army');
  await userEvent.tab();
  expect(lab.of('useSongs').at(-1)).toEqual([[kate, { ...brick, name: 'Army' }]]);
  cell('0.5').click();
  expect(lab.of('useSongs').at(-1)).toEqual([[brick]]);
  lab.find('.songs > .row button').click();
  expect(lab.of('useSongs').at(-1)).toEqual([[kate, brick, { name: 'Song 3', features: [0, 0, 0], liked: 0 }]]);
});

test('an edit that is refused is undone and told', async () => {
  lab.page.status(statusWith({ songs }));
  lab.refuse.add('useSongs');
  cell('0.1').click();
  expect(cell('0.1').checked).toBe(true);
  await expect.poll(() => cell('0.1').checked).toBe(false);
  expect(lab.find('.notice.error').textContent).toContain('E_STATE test useSongs');
  expect(says()).toEqual(['0.25', '0.88']);
});

test('a new table keeps the focus where it was, and the last song cannot be removed', () => {
  lab.page.status(statusWith({ songs }));
  cell('0.4').focus();
  lab.page.status(statusWith({ songs: { ...songs, rows: songs.rows.slice(0, 1) } }));
  expect(document.activeElement).toBe(cell('0.4'));
  expect(lab.find<HTMLButtonElement>('.remove').disabled).toBe(true);
});

test('texts are chosen by button, by paste and by file', async () => {
  lab.page.status(statusWith());
  const buttons = [...lab.root.querySelectorAll<HTMLButtonElement>('.text > .row button')];
  buttons[1]!.click();
  expect(lab.of('useCorpus')).toEqual([['brewing']]);
  buttons[3]!.click();
  expect(lab.find<HTMLDialogElement>('.paste').open).toBe(true);
  await userEvent.fill(lab.find('.paste textarea'), 'abc <b>abc</b>');
  await userEvent.click(lab.find('.paste button.main'));
  expect(lab.of('useText')).toEqual([['abc <b>abc</b>']]);
  await expect.poll(() => lab.find<HTMLDialogElement>('.paste').open).toBe(false);
  await userEvent.upload(lab.find('.text input[type="file"]'), new File(['waves'], 'sea.txt', { type: 'text/plain' }));
  await expect.poll(() => lab.of('useFile')).toEqual([[new TextEncoder().encode('waves'), 'sea.txt']]);
});

test('a text that is refused leaves the dialog open with what was written', async () => {
  lab.page.status(statusWith());
  lab.refuse.add('useText');
  lab.root.querySelectorAll<HTMLButtonElement>('.text > .row button')[3]!.click();
  await userEvent.fill(lab.find('.paste textarea'), 'a');
  await userEvent.click(lab.find('.paste button.main'));
  await expect.poll(() => lab.root.querySelectorAll('.notice.error')).toHaveLength(1);
  expect(lab.find<HTMLDialogElement>('.paste').open).toBe(true);
  expect(lab.find<HTMLTextAreaElement>('.paste textarea').value).toBe('a');
});

test('a file dropped anywhere is read; the page says so while it hangs over it', async () => {
  lab.page.status(statusWith());
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['drops'], 'drops.txt'));
  const drag = (type: string) =>
    lab.find('.stage').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  expect(drag('dragover')).toBe(false);
  expect(lab.find('.drop-veil').hidden).toBe(false);
  drag('drop');
  expect(lab.find('.drop-veil').hidden).toBe(true);
  await expect.poll(() => lab.of('useFile')).toEqual([[new TextEncoder().encode('drops'), 'drops.txt']]);
});

test('what the network writes stands on its probabilities, in length and in brightness', () => {
  const sample = { prime: 'a\n', text: ['b', ' '], probabilities: new Float32Array([0.5, 0.125]) };
  lab.page.status(statusWith({ sample }));
  expect(lab.find('.prime').textContent).toBe('a↵');
  const [b, space] = lab.root.querySelectorAll<HTMLElement>('.glyph');
  expect(b!.textContent).toBe('b');
  expect(b!.title).toBe('b: probability 0.500');
  expect(space!.title).toBe('space: probability 0.125');
  const bar = (glyph: HTMLElement) => getComputedStyle(glyph).backgroundSize;
  expect([bar(b!), bar(space!)]).toEqual(['50% 3px', '12.5% 3px']);
  expect(getComputedStyle(b!).color).not.toBe(getComputedStyle(space!).color);
});

test('the loss is told in nats and, for text, in bits a character; the chart follows its box and its scale', async () => {
  lab.page.status(statusWith());
  lab.page.losses({ steps: [1, 2, 3], train: [3, 2, 1.5], validation: [null, null, 1.75] });
  expect(lab.find('.curve.train b').textContent).toBe('1.500 nats · 2.16 bits/char');
  expect(lab.find('.curve.validation b').textContent).toBe('1.750 nats · 2.52 bits/char');
  expect(lab.find('.loss .chart').getAttribute('aria-label')).toContain('1.500 nats');
  const before = drawn();
  lab.find<HTMLInputElement>('.loss input').click();
  await expect.poll(drawn).not.toBe(before);
  lab.find('.loss .chart').style.width = '123px';
  await expect.poll(() => lab.find('.loss .chart canvas').clientWidth).toBe(123);
  // A picture that plays an older step stands on the curve; one that has caught up, or shows none of it, does not.
  const plain = drawn();
  lab.page.status(statusWith({ step: 3, pictureStep: 2 }));
  expect(lab.find('.loss .chart').getAttribute('aria-label')).toMatch(/the picture shows step 2$/);
  await expect.poll(drawn).not.toBe(plain);
  for (const pictureStep of [3, null, 0]) {
    lab.page.status(statusWith({ step: 3, pictureStep }));
    expect(lab.find('.loss .chart').getAttribute('aria-label')).not.toContain('picture');
  }
  lab.page.status(statusWith({ songs }));
  expect(lab.find('.curve.train b').textContent).toBe('1.500 nats');
  expect(lab.find('.curve.validation').hidden).toBe(true);
});

function drawn(): string {
  return lab.find<HTMLCanvasElement>('.loss .chart canvas').toDataURL();
}
