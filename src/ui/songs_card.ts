import { featureWord } from '../core/words/feature_word.ts';
import type { Words } from '../core/words/words.ts';
import { attempt, button, element } from './elements.ts';
import { fileButton, takeFile } from './file_button.ts';
import { type SongTable, songTable } from './song_table.ts';
import type { Actions, SongLine, Status } from './types.ts';

type Songs = NonNullable<Status['songs']>;

/** The songs a neuron learns from, to be edited, with its live answer to each. */
export class SongsCard {
  readonly root = element('div', { class: 'songs' });
  private readonly actions: Pick<Actions, 'useSongs' | 'useFile'>;
  private readonly refused: (thrown: unknown) => void;
  private words: Words;
  private songs: Songs | null = null;
  private table: SongTable | null = null;

  constructor(actions: Pick<Actions, 'useSongs' | 'useFile'>, words: Words, refused: (thrown: unknown) => void) {
    this.actions = actions;
    this.words = words;
    this.refused = refused;
  }

  setWords(words: Words): void {
    this.words = words;
    this.table = null;
  }

  update(songs: Songs): void {
    const old = this.songs;
    this.songs = songs;
    if (!this.table || !old || !same(old, songs)) this.build(songs);
    this.table!.answers(songs.answers);
  }

  private build({ featureNames, rows }: Songs): void {
    const { words } = this;
    const held = this.root.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.at
      : undefined;
    const names = featureNames.map((name) => featureWord(name, words));
    this.table = songTable(names, rows, words, (next) => this.use(next));
    const add = button(words('songs.add'), () => {
      const name = words('songs.new', { number: rows.length + 1 });
      this.use([...rows, { name, features: featureNames.map(() => 0), liked: 0 }]);
    });
    this.root.replaceChildren(
      element('div', { class: 'scrolls', attributes: { tabindex: '-1' } }, this.table.root),
      element(
        'div',
        { class: 'row' },
        add,
        ...fileButton(words('songs.file'), '.csv,text/csv', (file) => takeFile(file, this.actions, this.refused)),
      ),
    );
    if (held !== undefined) this.root.querySelector<HTMLElement>(`[data-at="${held}"]`)?.focus();
  }

  private async use(rows: readonly SongLine[]): Promise<void> {
    if (await attempt(() => this.actions.useSongs(rows), this.refused)) return;
    // Refused: what was typed gives way to what is.
    if (this.songs) this.build(this.songs);
    if (this.songs) this.table!.answers(this.songs.answers);
  }
}

function same(a: Songs, b: Songs): boolean {
  if (a.rows === b.rows && a.featureNames === b.featureNames) return true;
  return JSON.stringify([a.featureNames, a.rows]) === JSON.stringify([b.featureNames, b.rows]);
}
