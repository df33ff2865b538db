import type { Stage, StoryView } from '../../chapters/view.ts';
import { storyWords } from '../../chapters/words/words.ts';
import { createWords, type Language } from '../../core/words/words.ts';
import { button, element, setText } from '../elements.ts';
import type { StoryActions } from './actions.ts';
import type { Board, BoardKind, Boards } from './board.ts';
import { CellBoard } from './cell.ts';
import { StoryColumn } from './column.ts';
import { GraphBoard } from './graph.ts';
import { type DrawCube, Handout } from './handout.ts';
import type { Tongue } from './prose.ts';
import { ReadingBoard } from './reading.ts';
import { RiverBoard } from './river.ts';
import { WritingsBoard } from './writings.ts';
import './story.css';
import './column.css';
import './graph.css';
import './river.css';
import './cell.css';
import './reading.css';
import './phone.css';
import './handout.css';

export type { StoryActions } from './actions.ts';
export type { DrawCube } from './handout.ts';

/** What of the story the lab puts on the page. */
export interface StoryPart {
  show(view: StoryView | null): void;
  /** What the cube's picture fills. */
  readonly cube: HTMLElement;
  /** What else is shown: `settings`, `large`. */
  readonly showing: readonly string[];
  setShowing(names: readonly string[]): void;
}

const extras = ['settings', 'large'] as const;

/** The story on the page: the column, what takes the stage, the captions of the wall, and the handout. */
export class Story implements StoryPart {
  /** In the head of the page: opens the story. */
  readonly opener: HTMLButtonElement;
  readonly column: StoryColumn;
  /** Lies over the stage, and holds the graph or the cube. */
  readonly board: HTMLElement;
  /** Stands under the picture, which stays free. */
  readonly under: HTMLElement;
  /** What the cube's picture may empty and fill. */
  readonly cube = element('div', { class: 'cube', attributes: { tabindex: '0', role: 'application' } });
  readonly handout: Handout;
  readonly blank = element('div', { class: 'story-blank', attributes: { hidden: '' } });
  private readonly caption = element('p', { class: 'story-caption', attributes: { 'aria-hidden': 'true' } });
  private readonly key = element('p', { class: 'cube-key note' });
  private readonly boards: Boards;
  private readonly page: HTMLElement;
  private readonly acts: StoryActions;
  private tongue: Tongue;
  private view: StoryView | null = null;
  private told = -1;

  constructor(page: HTMLElement, acts: StoryActions, language: Language, drawCube: DrawCube) {
    this.page = page;
    this.acts = acts;
    this.tongue = tongueOf(language);
    this.opener = button('', () => (this.open ? acts.leave() : acts.open(0, 0)), 'story-opener');
    this.handout = new Handout(drawCube);
    this.column = new StoryColumn(acts, this.tongue, () => this.handout.print());
    const explain = (term: string) => this.column.define(term);
    this.boards = {
      graph: new GraphBoard((row) => acts.teach(row), explain),
      river: new RiverBoard(acts.choose, explain),
      cell: new CellBoard(acts.choose),
      reading: new ReadingBoard(acts.choose),
      writings: new WritingsBoard(),
    };
    const roots = (under: boolean) =>
      Object.values<Board>(this.boards).flatMap((board) => ((board.under ?? false) === under ? [board.root] : []));
    this.board = element('div', { class: 'story-board' }, this.cube, this.key, ...roots(false), this.caption);
    this.under = element('div', { class: 'story-under' }, ...roots(true));
    // On the wall figures end where the caption begins, however long it is.
    new ResizeObserver(() => {
      page.style.setProperty('--caption', `${this.caption.offsetHeight}px`);
    }).observe(this.caption);
    this.show(null);
  }

  get open(): boolean {
    return this.view !== null;
  }

  setLanguage(language: Language): void {
    this.tongue = tongueOf(language);
    this.column.setTongue(this.tongue);
    this.handout.forget();
    this.told = -1;
    this.show(this.view);
  }

  show(view: StoryView | null): void {
    this.view = view;
    const kind = view?.stage.kind ?? 'sculpture';
    this.column.root.hidden = view === null;
    this.board.dataset.stage = kind;
    this.page.dataset.stage = kind;
    this.cube.hidden = kind !== 'cube';
    this.key.hidden = kind !== 'cube';
    const board = this.boardOf(kind);
    for (const other of Object.values(this.boards)) {
      other.root.hidden = other !== board;
      if (other !== board) other.leave();
    }
    this.page.classList.toggle('story', view !== null);
    const shows = (what: string) => view?.figures.some((figure) => figure.kind === what) ?? false;
    this.page.classList.toggle('weighing', shows('weights'));
    // The same songs twice would be one too many, but for those who are to change them.
    this.page.classList.toggle('answering', shows('answers') && !view?.task);
    setText(this.opener, this.tongue.story(view ? 'page.lab' : 'page.story'));
    this.caption.hidden = view === null;
    if (!view) return;
    const { story } = this.tongue;
    this.column.show(view);
    setText(this.caption, this.column.sentences(view));
    board?.show(view.stage, this.tongue, view.told !== this.told);
    if (view.stage.kind === 'cube') {
      setText(this.key, story('cube.key'));
      const songs = view.stage.cube.points.map(({ name, at }) => `${name} ${at.join(' ')}`).join(', ');
      const told = story('cube.told')
        .replace('{count}', String(view.stage.cube.points.length))
        .replace('{songs}', () => songs);
      this.cube.setAttribute('aria-label', `${story('cube.label')}. ${told} ${story('cube.help')}`);
    }
    setText(this.blank, story('page.blank'));
    if (!view.working && view.told !== this.told)
      this.handout.keep(view, this.column.root, board?.paper() ?? [], story);
    this.told = view.told;
  }

  private boardOf(kind: Stage['kind']): Board | null {
    return kind in this.boards ? (this.boards[kind as BoardKind] as Board) : null;
  }

  get showing(): readonly string[] {
    return extras.filter((name) => this.page.classList.contains(name));
  }

  setShowing(names: readonly string[]): void {
    for (const name of extras) this.page.classList.toggle(name, names.includes(name));
    this.column.drawTools();
  }

  /** L: type for the back row, and back. */
  toggleLarge(): void {
    this.setShowing(extras.filter((name) => (name === 'large') !== this.showing.includes(name)));
    this.acts.showing();
  }

  /** B: a black page, and back. */
  toggleBlank(): void {
    this.blank.hidden = !this.blank.hidden;
  }
}

function tongueOf(language: Language): Tongue {
  return { words: createWords(language), story: storyWords(language) };
}
