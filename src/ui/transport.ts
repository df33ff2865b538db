import { type PresetId, presets } from '../config/presets.ts';
import type { Words } from '../core/words/words.ts';
import { attempt, button, element } from './elements.ts';
import type { Actions, Status } from './types.ts';

/** Reset, undo, play, one step, and the chapters, below the stage. */
export class Transport {
  readonly root = element('div', { class: 'transport card', attributes: { role: 'group' } });
  private readonly play: HTMLButtonElement;
  private readonly reset: HTMLButtonElement;
  private readonly undo: HTMLButtonElement;
  private readonly step: HTMLButtonElement;
  private readonly chapters = element('select');
  private words: Words;
  private playing = false;

  /** `chosen` hears of a chapter that has been opened. */
  constructor(actions: Actions, words: Words, refused: (thrown: unknown) => void, chosen: (id: PresetId) => void) {
    this.words = words;
    this.play = press(() => {
      this.playing = !this.playing;
      this.name();
      if (this.playing) actions.play();
      else actions.pause();
    }, 'play');
    this.reset = press(() => actions.reset(), 'quiet');
    this.undo = press(() => actions.undoReset(), 'quiet');
    this.step = press(() => actions.step(), 'quiet');
    this.undo.disabled = true;
    let open = '';
    this.chapters.addEventListener('change', async () => {
      const id = this.chapters.value as PresetId;
      if (await attempt(() => actions.preset(id), refused)) chosen(id);
      else this.chapters.value = open;
    });
    this.chapters.addEventListener('focus', () => {
      open = this.chapters.value;
    });
    this.root.append(this.reset, this.undo, this.play, this.step, this.chapters);
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    this.root.setAttribute('aria-label', words('transport.label'));
    this.reset.textContent = words('transport.reset');
    this.undo.textContent = words('transport.undo');
    this.undo.title = words('transport.undoHelp');
    this.step.textContent = words('transport.step');
    const { value } = this.chapters;
    const first = element('option', { text: words('preset.choose'), attributes: { value: '', disabled: '' } });
    this.chapters.replaceChildren(
      first,
      ...presets.map(({ id, title }) => element('option', { text: words(title), attributes: { value: id } })),
    );
    this.chapters.value = value;
    this.chapters.setAttribute('aria-label', words('preset.label'));
    this.name();
  }

  setChapter(chapter: PresetId | null): void {
    this.chapters.value = chapter ?? '';
  }

  update(status: Pick<Status, 'playing' | 'canUndo'>): void {
    if (this.undo.disabled === status.canUndo) this.undo.disabled = !status.canUndo;
    if (status.playing === this.playing) return;
    this.playing = status.playing;
    this.name();
  }

  private name(): void {
    const label = this.words(this.playing ? 'transport.pause' : 'transport.play');
    this.play.classList.toggle('playing', this.playing);
    this.play.setAttribute('aria-label', label);
    this.play.title = label;
  }
}

/** A button that a pointer leaves without the focus, so that Space plays and pauses again after it. */
function press(act: () => void, className: string): HTMLButtonElement {
  const made = button('', act, className);
  made.addEventListener('click', (event) => {
    if (event.detail > 0) made.blur();
  });
  return made;
}
