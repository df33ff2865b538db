import type { WordKey } from '../core/words/words.ts';

export type KeyAction =
  | 'playPause'
  | 'step'
  | 'reset'
  | 'undo'
  | 'hide'
  | 'full'
  | 'help'
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
  readonly act: KeyAction | { readonly walk: Direction } | { readonly chapter: number };
  /** False for a line that the help sheet tells together with another. */
  readonly listed?: false;
}

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
  if (event.repeat && line.act !== 'step' && !(typeof line.act === 'object' && 'walk' in line.act)) return null;
  return line.act;
}
