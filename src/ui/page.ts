import { type PresetId, presets } from '../config/presets.ts';
import { type Config, defaults, fieldOf, keys } from '../config/schema.ts';
import type { Inset } from '../core/inset.ts';
import type { RaceView } from '../core/race.ts';
import { tell } from '../core/words/tell.ts';
import { createWords, type Language, type Words } from '../core/words/words.ts';
import { DataCard } from './data_card.ts';
import { Drop } from './drop.ts';
import { element, setText } from './elements.ts';
import { takeFile } from './file_button.ts';
import { Header } from './header.ts';
import { HelpSheet } from './help_sheet.ts';
import { actOf, type KeyAction } from './keys.ts';
import { LossCard } from './loss_card.ts';
import { Notices } from './notices.ts';
import { Panel } from './panel.ts';
import { ProfileCard, type ProfileView } from './profile/card.ts';
import { Progress } from './progress.ts';
import { RaceCard } from './race/card.ts';
import { Stage } from './stage.ts';
import { StatusLine } from './status_line.ts';
import { type DrawCube, Story, type StoryPart } from './story/story.ts';
import { Transport } from './transport.ts';
import type { Actions, LossColumns, NoticeKind, NoticeOptions, Status } from './types.ts';
import { Writing } from './writing.ts';
import './page.css';
import './cards.css';
import './messages.css';
import './panel.css';

export type { Actions, LossColumns, NoticeOptions, Status } from './types.ts';

/** Screen readers are told of the picture no more often than this. */
const describeEveryMs = 5000;

/** The page around the stage. */
export interface Page {
  /** The scene fills it, behind everything; `inset` is what the page covers of it now. */
  readonly stage: HTMLElement;
  inset(): Inset;
  status(status: Status): void;
  /** The panel follows. */
  config(config: Config): void;
  losses(columns: LossColumns): void;
  /** A banner; errors and what is sticky stay until dismissed. */
  notice(kind: NoticeKind, text: string, options?: NoticeOptions): void;
  /** A banner that tells anything thrown, in the language of the page. */
  failed(thrown: unknown): void;
  /** Long work and how far it is, 0 to 1; null when it is over. */
  progress(text: string | null, fraction?: number): void;
  /** The chapter that is open, where it was opened by other means than the page; null for none. */
  chapter(id: PresetId | null): void;
  /** How the race goes that was started, and how it ended. */
  race(view: RaceView): void;
  /** What a training step costs; null while there is nothing to tell. */
  profile(view: ProfileView | null): void;
  readonly story: StoryPart;
  setLanguage(code: Language): void;
  dispose(): void;
}

/** Builds the page into `root` and binds its keys; what a person does goes to `actions`. */
export function createPage(
  root: HTMLElement,
  given: Actions,
  config: Config,
  language: Language,
  drawCube: DrawCube,
): Page {
  let spoken = language;
  let words: Words = createWords(language);
  let playing = false;
  let described = Number.NEGATIVE_INFINITY;
  let open: PresetId | null = null;
  const notices = new Notices(words);
  const refused = (thrown: unknown) => notices.show('error', tell(thrown, spoken));
  const chapter = (id: PresetId | null) => {
    open = id;
    transport.setChapter(id);
    data.setChapter(id);
  };
  // Another text, other songs or other settings are no longer the chapter that was open.
  const leaving = async (act: Promise<void>) => {
    await act;
    chapter(null);
  };
  const actions: Actions = {
    ...given,
    useFile: (bytes, name) => leaving(given.useFile(bytes, name)),
    useText: (text) => leaving(given.useText(text)),
    useCorpus: (id) => leaving(given.useCorpus(id)),
    useSongs: (rows) => leaving(given.useSongs(rows)),
  };

  const help = new HelpSheet(words);
  const story = new Story(root, given.story, language, drawCube);
  const header = new Header(
    words,
    language,
    (code) => actions.language(code),
    () => help.toggle(),
  );
  header.root.append(story.opener);
  const stage = new Stage(actions, words);
  const transport = new Transport(actions, words, refused, chapter);
  const data = new DataCard(actions, words, refused);
  const writing = new Writing(words);
  const loss = new LossCard(words);
  const panel = new Panel(actions, config, language, words, refused, (text) => notices.show('info', text));
  const line = new StatusLine(words);
  const progress = new Progress(words, () => actions.stop());
  const drop = new Drop(words, (files) => {
    if (files.length === 1) takeFile(files[0]!, actions, refused);
    else notices.show('warning', words('notice.dropped'));
  });
  const race = new RaceCard(actions, words);
  const profile = new ProfileCard((open) => actions.profile(open), words);
  line.root.append(profile.opener, race.opener);
  stage.frame.append(story.board, progress.root, profile.root, race.root);
  const live = element('p', { class: 'visually-hidden', attributes: { 'aria-live': 'polite', id: 'picture-told' } });
  root.classList.add('page');
  root.replaceChildren(
    header.root,
    element(
      'main',
      {},
      stage.element,
      stage.frame,
      element('div', { class: 'below' }, story.under, writing.root, transport.root),
      element('div', { class: 'left' }, story.column.root, data.root, loss.root),
    ),
    element('div', { class: 'right' }, panel.root, line.root),
    notices.root,
    help.root,
    drop.root,
    live,
    story.blank,
    story.handout.root,
  );
  document.documentElement.lang = language;

  const full = async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      notices.show('warning', words('notice.noFullscreen'));
    }
  };
  const acts: Record<KeyAction, () => void> = {
    playPause: () => {
      // The next status may be a slow frame away, and a second press must not mean the same as the first.
      playing = !playing;
      if (playing) actions.play();
      else actions.pause();
    },
    step: () => actions.step(),
    reset: () => actions.reset(),
    undo: () => actions.undoReset(),
    hide: () => root.classList.toggle('bare'),
    full,
    help: () => help.toggle(),
    race: () => race.toggle(),
    profile: () => profile.toggle(),
    storyNext: () => given.story.next(),
    storyBack: () => given.story.back(),
    storyBlank: () => story.toggleBlank(),
    storyLarge: () => story.toggleLarge(),
    close: () => {
      if (root.classList.contains('bare')) root.classList.remove('bare');
      else if (race.isOpen) race.close();
      else if (profile.isOpen) profile.close();
      else notices.dismissNewest();
    },
  };
  const onKey = (event: KeyboardEvent) => {
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    if (typeof act === 'string') acts[act]();
    else if ('walk' in act) actions.walk(act.walk);
    else if ('picture' in act) actions.picture(act.picture);
    else given.story.open(act.chapter, 0);
  };
  document.addEventListener('keydown', onKey);

  return {
    stage: stage.element,
    inset: () => stage.inset(),
    status(status) {
      playing = status.playing;
      data.update(status);
      writing.update(status.sample, status.songs === null);
      loss.update(status);
      transport.update(status);
      line.update(status);
      help.update(status);
      stage.tellPicked(status.picked);
      const now = performance.now();
      if (now - described < describeEveryMs) return;
      described = now;
      setText(live, status.description);
    },
    config(next) {
      panel.set(next);
      if (open && !tells(open, next)) chapter(null);
    },
    losses: (columns) => loss.curve(columns),
    race: (view) => race.update(view),
    profile: (view) => profile.update(view),
    story,
    notice: (kind, text, options) => notices.show(kind, text, options),
    failed: refused,
    progress: (text, fraction) => progress.show(text, fraction),
    chapter,
    setLanguage(code) {
      spoken = code;
      words = createWords(code);
      document.documentElement.lang = code;
      header.setWords(words, code);
      panel.setWords(words, code);
      for (const part of [help, stage, transport, data, writing, loss, line, progress, race, profile, notices, drop])
        part.setWords(words);
      story.setLanguage(code);
    },
    dispose() {
      document.removeEventListener('keydown', onKey);
      drop.dispose();
      panel.dispose();
      loss.dispose();
      race.dispose();
      root.classList.remove('page', 'bare', 'story', 'settings', 'large', 'weighing', 'answering');
      root.replaceChildren();
    },
  };
}

/** True while a config is a chapter's, but for what may be tuned while training. */
function tells(id: PresetId, config: Config): boolean {
  const patch: Partial<Config> = presets.find((preset) => preset.id === id)!.patch;
  const chapter = { ...defaults, ...patch };
  const tuned = (key: (typeof keys)[number]) => fieldOf(key).apply === 'hot' || key === 'engine' || key === 'seed';
  return keys.every((key) => tuned(key) || chapter[key] === config[key]);
}
