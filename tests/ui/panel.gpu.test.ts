import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { presets } from '../../src/config/presets.ts';
import { defaults, fieldOf, keys } from '../../src/config/schema.ts';
import { type Mounted, mount, onDesk } from './mount.ts';

let lab: Mounted;
beforeEach(async () => {
  await onDesk();
  lab = mount();
  // Folders are opened, so that a hand reaches every field.
  for (const head of lab.root.querySelectorAll<HTMLElement>('.tp-fldv_b'))
    if (head.getAttribute('aria-expanded') === 'false') head.click();
});
afterEach(() => lab.page.dispose());

const box = (key: string) => lab.find<HTMLInputElement>(`[data-key="${key}"] :is(input, select)`);
const errors = () => [...lab.root.querySelectorAll('.notice.error')].map((banner) => banner.textContent);

async function type(key: string, text: string): Promise<void> {
  await userEvent.fill(box(key), text);
  await userEvent.keyboard('{Enter}');
}

test('has one control for each key of the schema, in order, at its value', () => {
  const rows = [...lab.root.querySelectorAll<HTMLElement>('[data-key]')];
  expect(rows.map((row) => row.dataset.key)).toEqual([...keys]);
  for (const key of keys) {
    const control = box(key);
    if (fieldOf(key).kind === 'boolean') expect(control.checked).toBe(defaults[key]);
    else if (fieldOf(key).kind === 'number') expect(Number(control.value)).toBe(defaults[key]);
    else expect(control.value).toBe(defaults[key]);
    expect(control.getAttribute('aria-label')).toBe(key);
  }
});

test('tells of each control what it is and what a change costs', () => {
  const costs = { hot: 'acts at once', restart: 'starts anew', rebuild: 'rebuilds the network' };
  for (const key of keys) {
    const { title } = lab.find(`[data-key="${key}"]`);
    expect(title).toContain(fieldOf(key).doc);
    expect(title).toContain(costs[fieldOf(key).apply]);
  }
});

test.each([
  ['learningRate', '0.02', 0.02],
  ['hiddenSize', '64', 64],
  ['seed', '4294967295', 4294967295],
  ['stepsPerFrame', '12', 12],
  ['epsilon', '1e-9', 1e-9],
] as const)('typing %s %s patches once, with the value as its type', async (key, text, value) => {
  await type(key, text);
  expect(lab.of('patch')).toEqual([[{ [key]: value }]]);
  expect(errors()).toEqual([]);
});

test('a list and a check box patch once', async () => {
  await userEvent.selectOptions(box('optimizer'), 'sgd');
  expect(lab.of('patch')).toEqual([[{ optimizer: 'sgd' }]]);
  lab.calls.length = 0;
  box('carryState').click();
  expect(lab.of('patch')).toEqual([[{ carryState: false }]]);
});

test.each([
  ['learningRate', '7', 'E_RANGE panel learningRate=7'],
  ['learningRate', 'fast', 'E_RANGE panel learningRate=NaN'],
  ['hiddenSize', '3.5', 'E_RANGE panel hiddenSize=3.5'],
  ['seed', '', 'E_TYPE panel seed='],
  ['stepsPerFrame', 'many', 'E_RANGE panel stepsPerFrame=NaN'],
] as const)('refuses %s "%s": says why and keeps the old value', async (key, text, message) => {
  const old = box(key).value;
  await type(key, text);
  expect(lab.of('patch')).toEqual([]);
  expect(errors()).toHaveLength(1);
  expect(errors()[0]).toContain(message);
  expect(errors()[0]).toContain(`kept ${old}`);
  expect(box(key).value).toBe(old);
});

test('a patch that is refused is undone on the panel and told', async () => {
  lab.refuse.add('patch');
  await type('hiddenSize', '64');
  expect(lab.of('patch')).toEqual([[{ hiddenSize: 64 }]]);
  await expect.poll(() => box('hiddenSize').value).toBe('128');
  expect(errors()[0]).toContain('E_STATE test patch');
});

test('a slider moves in the logarithm, patches once when let go, and shows its value in the box', async () => {
  const track = lab.find('[role="slider"][aria-label="learningRate"]');
  track.scrollIntoView();
  track.focus();
  await userEvent.keyboard('{ArrowRight}');
  // A fiftieth of the five decades from 1e-5 to 1, to three digits.
  const next = Number((defaults.learningRate * 10 ** (5 / 50)).toPrecision(3));
  expect(lab.of('patch')).toEqual([[{ learningRate: next }]]);
  expect(Number(box('learningRate').value)).toBe(next);
  expect(Number(track.getAttribute('aria-valuenow'))).toBe(next);
});

test('follows a config from elsewhere without answering it', () => {
  lab.page.config({ ...defaults, ...presets[0].patch, seed: 9 });
  expect(box('cell').value).toBe('classifier');
  expect(box('learningRate').value).toBe('0.5');
  expect(box('seed').value).toBe('9');
  expect(lab.calls).toEqual([]);
});

test('exports what the lab gives, and opens the file that is chosen', async () => {
  const [save, weights] = lab.root.querySelectorAll<HTMLButtonElement>('.panel > .row button');
  save!.click();
  expect(lab.of('exportSettings')).toHaveLength(1);
  weights!.click();
  expect(lab.of('exportWeights')).toHaveLength(1);
  const chooser = lab.find<HTMLInputElement>('.panel input[type="file"]');
  await userEvent.upload(chooser, new File(['{"a":1}'], 'settings.json', { type: 'application/json' }));
  await expect.poll(() => lab.of('useFile')).toEqual([[new TextEncoder().encode('{"a":1}'), 'settings.json']]);
});
