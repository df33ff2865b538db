import { num } from '../../chapters/say.ts';
import type { ReadingView, Stage } from '../../chapters/view.ts';
import { element, setText } from '../elements.ts';
import type { Board } from './board.ts';
import { numberNode, type Tongue } from './prose.ts';
import type { Choose } from './reading_tools.ts';
import { ReadingTools } from './reading_tools.ts';
import { nameOf, signOf } from './signs.ts';

type ReadingStage = Extract<Stage, { kind: 'reading' }>;

/** The text under the network: a bar at every character, its number for who points at it or walks there by keys. */
export class ReadingBoard implements Board<ReadingStage> {
  readonly root = element('section', { class: 'reading-board' });
  /** It leaves the picture free. */
  readonly under = true;
  private readonly text = element('div', {
    class: 'reading-text scrolls',
    attributes: { tabindex: '0', role: 'group' },
  });
  private readonly told = element('p', { class: 'reading-told' });
  private readonly key = element('p', { class: 'note' });
  private readonly tools: ReadingTools;
  private readonly choose: Choose;
  private glyphs: readonly HTMLElement[] = [];
  private written = '';
  private view: ReadingView | null = null;
  private tongue: Tongue | null = null;
  /** The character that is told; chosen where the step lets choose. */
  private at = 0;

  constructor(choose: Choose) {
    this.choose = choose;
    this.tools = new ReadingTools(choose);
    this.root.append(this.text, element('div', { class: 'row reading-foot' }, this.told, this.tools.root, this.key));
    this.text.addEventListener('keydown', (event) => this.walk(event));
    this.text.addEventListener('pointerover', ({ target }) => this.point(target, false));
    this.text.addEventListener('click', ({ target }) => this.point(target, true));
  }

  show({ reading }: ReadingStage, tongue: Tongue, entered: boolean): void {
    this.view = reading;
    this.tongue = tongue;
    this.text.setAttribute('aria-label', `${tongue.story('read.label')}. ${tongue.story('read.help')}`);
    setText(this.key, tongue.story(reading.key));
    const written = reading.characters.join('');
    if (written !== this.written) {
      this.written = written;
      this.glyphs = reading.characters.map((character) =>
        element('span', { class: 'read', text: character === '\n' ? '↵' : character }),
      );
      // A line ends after its last line end, so that an empty line takes no room.
      const ends = (i: number) => reading.characters[i] === '\n' && reading.characters[i + 1] !== '\n';
      const lines = this.glyphs.flatMap((glyph, i) => (ends(i) ? [glyph, element('br')] : [glyph]));
      this.text.replaceChildren(...lines);
    }
    this.glyphs.forEach((glyph, i) => {
      const value = reading.values[i]!;
      const from = value - reading.middle;
      const size = Number.isNaN(value) ? 0 : Math.min(1, Math.abs(from) / reading.most);
      glyph.className = `read ${reading.signed ? (from < 0 ? 'minus' : 'plus') : 'chance'}`;
      glyph.style.setProperty('--size', size.toFixed(3));
    });
    this.root.classList.toggle('placing', reading.placing);
    this.tools.show(reading, tongue);
    // Numbers that move by themselves are not read out; a character that was walked to is.
    this.told.setAttribute('aria-live', 'off');
    if (reading.marked !== null && (entered || reading.placing)) this.at = reading.marked;
    this.mark();
    if (entered && reading.marked !== null) this.reveal();
  }

  leave(): void {
    this.view = null;
  }

  paper(): readonly HTMLElement[] {
    return [this.text, this.told, this.key];
  }

  /** Tells the character at `at`. */
  private mark(): void {
    const { characters, values, digits } = this.view!;
    this.at = Math.min(this.at, Math.max(0, characters.length - 1));
    for (const old of this.text.querySelectorAll('.marked')) old.classList.remove('marked');
    this.glyphs[this.at]?.classList.add('marked');
    const value = values[this.at];
    if (value === undefined) return;
    const [before = '', rest = ''] = this.tongue!.story('read.marked')
      .replace('{character}', () => this.named(characters[this.at]!))
      .split('{value}');
    const number = Number.isNaN(value) ? new Text('–') : numberNode('value', num(value, digits));
    this.told.replaceChildren(new Text(before), number, new Text(rest));
  }

  private named(character: string): string {
    const name = nameOf(character, this.tongue!);
    return name === character ? signOf(character) : name;
  }

  private point(target: EventTarget | null, pressed: boolean): void {
    const at = target instanceof HTMLElement ? this.glyphs.indexOf(target) : -1;
    if (at < 0 || !this.view) return;
    // Where a place is chosen, the mark stays on it until another is pressed.
    if (this.view.placing && !pressed) return;
    this.at = at;
    this.mark();
    if (pressed && this.view.placing) this.choose({ place: at });
  }

  private walk(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.line(1), ArrowUp: this.line(-1) }[event.key];
    if (by === undefined || event.shiftKey || !this.view) return;
    event.preventDefault();
    this.told.setAttribute('aria-live', 'polite');
    this.at = Math.min(Math.max(0, this.at + by), this.glyphs.length - 1);
    this.mark();
    this.reveal();
    if (this.view.placing) this.choose({ place: this.at });
  }

  /** Characters to the one above or below. */
  private line(way: 1 | -1): number {
    const here = this.glyphs[this.at]?.getBoundingClientRect();
    if (!here) return 0;
    let best = { by: 0, far: Number.POSITIVE_INFINITY };
    for (let at = this.at + way; at >= 0 && at < this.glyphs.length && Math.abs(at - this.at) < 300; at += way) {
      const { top, left } = this.glyphs[at]!.getBoundingClientRect();
      const lines = (way * (top - here.top)) / here.height;
      if (lines > 1.6) break;
      if (lines > 0.5 && Math.abs(left - here.left) < best.far)
        best = { by: at - this.at, far: Math.abs(left - here.left) };
    }
    return best.by;
  }

  private reveal(): void {
    this.glyphs[this.at]?.scrollIntoView({ block: 'nearest' });
  }
}
