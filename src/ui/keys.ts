import type { PictureAct } from '../core/picture.ts';
import type { WordKey } from '../core/words/words.ts';

export type KeyAction =
  | 'playPause'
  | 'step'
  | 'reset'
  | 'undo'
  | 'hide'
  | 'full'
  | 'help'
  | 'race'
  | 'profile'
  | 'close'
  | 'storyNext'
  | 'storyBack'
  | 'storyBlank'
  | 'storyLarge';
export type Direction = 'next' | 'previous' | 'up' | 'down';

export interface KeyLine {
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
  readonly shift?: boolean;
  /** Caps of the help sheet: signs, or keys of the dictionary where a cap has a name. */
  readonly caps: readonly (string | { readonly word: WordKey })[];
  readonly word: WordKey;
  readonly act:
    | KeyAction
    | { readonly walk: Direction }
    | { readonly picture: PictureAct }
    | { readonly chapter: number };
  /** False for a line that the help sheet tells together with another. */
  readonly listed?: false;
}

const arrows = [
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
] as const;
const pans = [
  ['w', 'Up'],
  ['a', 'Left'],
  ['s', 'Down'],
  ['d', 'Right'],
] as const;

/** Every key of the page: the table that the handler and the help sheet share. */
export const keyLines: readonly KeyLine[] = [
  { key: ' ', caps: [{ word: 'key.space' }], word: 'keys.play', act: 'playPause' },
  { key: '.', caps: ['.'], word: 'keys.step', act: 'step' },
  { key: 'r', caps: ['R'], word: 'keys.reset', act: 'reset' },
  { key: 'r', shift: true, caps: [{ word: 'key.shift' }, 'R'], word: 'keys.undo', act: 'undo' },
  { key: 'ArrowRight', caps: ['←', '→', '↑', '↓'], word: 'keys.walk', act: { walk: 'next' } },
  { key: 'ArrowLeft', caps: ['←'], word: 'keys.walk', act: { walk: 'previous' }, listed: false },
  { key: 'ArrowUp', caps: ['↑'], word: 'keys.walk', act: { walk: 'up' }, listed: false },
  { key: 'ArrowDown', caps: ['↓'], word: 'keys.walk', act: { walk: 'down' }, listed: false },
  { key: 'v', caps: ['V'], word: 'keys.view', act: { picture: 'view' } },
  { key: 'v', shift: true, caps: [{ word: 'key.shift' }, 'V'], word: 'keys.rail', act: { picture: 'rail' } },
  ...arrows.map(([key, way], k): KeyLine => {
    const caps = [{ word: 'key.shift' as const }, '←', '→', '↑', '↓'];
    const act = { picture: `orbit${way}` as PictureAct };
    return { key, shift: true, caps, word: 'keys.orbit', act, ...(k > 0 ? { listed: false } : {}) };
  }),
  ...pans.map(([key, way], k): KeyLine => {
    const act = { picture: `pan${way}` as PictureAct };
    return { key, caps: ['W', 'A', 'S', 'D'], word: 'keys.pan', act, ...(k > 0 ? { listed: false } : {}) };
  }),
  { key: 'z', caps: ['Z', 'X'], word: 'keys.dolly', act: { picture: 'nearer' } },
  { key: 'x', caps: ['X'], word: 'keys.dolly', act: { picture: 'farther' }, listed: false },
  { key: '-', caps: ['-', '+'], word: 'keys.speed', act: { picture: 'slower' } },
  { key: '+', caps: ['+'], word: 'keys.speed', act: { picture: 'faster' }, listed: false },
  { key: '+', shift: true, caps: ['+'], word: 'keys.speed', act: { picture: 'faster' }, listed: false },
  { key: 'n', caps: ['N'], word: 'keys.room', act: { picture: 'room' } },
  { key: 'q', caps: ['Q'], word: 'keys.quality', act: { picture: 'quality' } },
  { key: 'p', caps: ['P'], word: 'keys.still', act: { picture: 'still' } },
  { key: 'o', caps: ['O'], word: 'keys.film', act: { picture: 'film' } },
  { key: 'h', caps: ['H'], word: 'keys.hide', act: 'hide' },
  { key: 'f', caps: ['F'], word: 'keys.full', act: 'full' },
  { key: 'PageDown', caps: [{ word: 'key.pageDown' }], word: 'keys.storyNext', act: 'storyNext' },
  { key: 'PageUp', caps: [{ word: 'key.pageUp' }], word: 'keys.storyBack', act: 'storyBack' },
  ...Array.from({ length: 8 }, (_, chapter): KeyLine => {
    const line = {
      key: String(chapter + 1),
      caps: ['1', '…', '8'],
      word: 'keys.storyChapter',
      act: { chapter },
    } as const;
    return chapter === 0 ? line : { ...line, listed: false };
  }),
  { key: 'b', caps: ['B'], word: 'keys.storyBlank', act: 'storyBlank' },
  { key: 'l', caps: ['L'], word: 'keys.storyLarge', act: 'storyLarge' },
  { key: 'c', caps: ['C'], word: 'keys.race', act: 'race' },
  { key: 't', caps: ['T'], word: 'keys.profile', act: 'profile' },
  { key: '?', caps: ['?'], word: 'keys.help', act: 'help' },
  { key: 'Escape', caps: ['Esc'], word: 'keys.close', act: 'close' },
];

const typing = 'input, textarea, select, [contenteditable]';
/** What Space already presses, and what the arrow keys already move. */
const pressed = 'button, a, summary';
const moved = '[role=slider], .scrolls';

/** What a key press does, or null: keys belong to whoever is typing, and to the control that has the focus. */
export function actOf(event: KeyboardEvent): KeyLine['act'] | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const line = keyLines.find((it) => it.key === key && (it.key === '?' || (it.shift ?? false) === event.shiftKey));
  if (!line) return null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  // A presenter's clicker turns pages wherever the focus is, but where people write.
  const turning = key === 'PageDown' || key === 'PageUp';
  if (target?.closest(turning ? 'textarea, [type=number], .name, dialog' : `${typing}, dialog`)) return null;
  if (key === ' ' && target?.closest(pressed)) return null;
  if (typeof line.act === 'object' && 'walk' in line.act && target?.closest(`${moved}, .cube`)) return null;
  // A key held down walks and steps on; it does not flicker between play and pause.
  if (event.repeat && !(line.act === 'step' || goesOn(line.act))) return null;
  return line.act;
}

/** True for what a key that is held down goes on doing. */
function goesOn(act: KeyLine['act']): boolean {
  if (typeof act !== 'object') return false;
  if ('chapter' in act) return false;
  return 'walk' in act || /^(orbit|pan|nearer|farther|slower|faster)/.test(act.picture);
}
