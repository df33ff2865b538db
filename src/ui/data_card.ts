import { type PresetId, presets } from '../config/presets.ts';
import { isWordKey, type Words } from '../core/words/words.ts';
import { element, setText } from './elements.ts';
import { SongsCard } from './songs_card.ts';
import { TextCard } from './text_card.ts';
import type { Actions, Status } from './types.ts';

/** The card on the left: the chapter's story, and below it the songs or the text that the network learns from. */
export class DataCard {
  readonly root: HTMLElement;
  readonly text: TextCard;
  private readonly songs: SongsCard;
  private readonly title = element('h2');
  private readonly story = element('p', { class: 'story' });
  private words: Words;
  private chapter: PresetId | null = null;
  private kind: 'songs' | 'text' | null = null;

  constructor(actions: Actions, words: Words, refused: (thrown: unknown) => void) {
    this.words = words;
    this.songs = new SongsCard(actions, words, refused);
    this.text = new TextCard(actions, words, refused);
    this.root = element(
      'section',
      { class: 'card data scrolls' },
      this.title,
      this.story,
      this.songs.root,
      this.text.root,
    );
    this.tell();
  }

  setWords(words: Words): void {
    this.words = words;
    this.songs.setWords(words);
    this.text.setWords(words);
    this.tell();
  }

  /** The chapter whose story is told; none where somebody went another way. */
  setChapter(chapter: PresetId | null): void {
    this.chapter = chapter;
    this.tell();
  }

  update({ songs, dataName }: Status): void {
    const kind = songs ? 'songs' : 'text';
    if (songs) this.songs.update(songs);
    else this.text.update(dataName);
    if (kind === this.kind) return;
    this.kind = kind;
    this.tell();
  }

  private tell(): void {
    const { words, kind } = this;
    const preset = presets.find(({ id }) => id === this.chapter);
    setText(this.title, preset ? words(preset.title) : kind ? words(`data.${kind}`) : '');
    const story = preset?.title.replace('preset.', 'story.') ?? '';
    setText(this.story, isWordKey(story) ? words(story) : '');
    this.root.hidden = kind === null;
    this.story.hidden = !preset;
    this.songs.root.hidden = kind !== 'songs';
    this.text.root.hidden = kind !== 'text';
  }
}
