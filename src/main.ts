import type { Config } from './config/schema.ts';
import { LabError } from './core/errors.ts';
import { featureWord } from './core/words/feature_word.ts';
import { tell } from './core/words/tell.ts';
import { createWords, type Language, pickLanguage } from './core/words/words.ts';
import { songsToText } from './data/songs.ts';
import { chooseEngine, openEngine } from './engine/open.ts';
import { addressOf, fromAddress, storyAddress } from './lab/address.ts';
import { makePicture, tryDevice } from './lab/graphics.ts';
import { LongWork } from './lab/long_work.ts';
import { openFile } from './lab/open_file.ts';
import { newsOf } from './lab/picture_news.ts';
import { PicturePace } from './lab/picture_pace.ts';
import { Profiles } from './lab/profiles.ts';
import { Races } from './lab/races.ts';
import { DeviceKeeper } from './lab/recovery.ts';
import { Samples } from './lab/samples.ts';
import { exportSettings } from './lab/settings.ts';
import { statusOf } from './lab/status.ts';
import { LiveStory } from './lab/story.ts';
import { LiveView } from './lab/view.ts';
import { weightsFile } from './lab/weights.ts';
import { drawPaperCube } from './scene/cube/paper.ts';
import type { Sculpture } from './scene/sculpture_contract.ts';
import { type Lab, makeLab } from './train/lab.ts';
import { Loop } from './train/loop.ts';
import { Session, type Watcher } from './train/session.ts';
import type { Trainer } from './train/trainer.ts';
import { type Actions, createPage } from './ui/page.ts';

declare global {
  interface Window {
    lab: Lab;
  }
}

const statusEveryMs = 100;
const chartEveryMs = 250;

// 1. What is asked for, the page, and a device.
const asked = fromAddress(location);
let language: Language = pickLanguage(asked.language ? [asked.language] : navigator.languages);
let chosenLanguage = asked.language ? language : '';
let words = createWords(language);
let opened: { session: Session; samples: Samples; profiles: Profiles; loop: Loop; keeper: DeviceKeeper } | null = null;
let picture: Sculpture | null = null;
let pace = new PicturePace(null);
let view: LiveView | null = null;
let picked: string | null = null;

/** What runs, once it has been opened; `lab.ready` promises it. */
const running = () => {
  if (!opened) throw new LabError('E_STATE', 'lab', 'a lab that has opened', 'try again in a moment');
  return opened;
};
const fail = (error: unknown) => page.failed(error);
/** Errors of background work: a lost device is told by its keeper. */
const background = (error: unknown) => {
  if (!(error instanceof LabError && (error.code === 'E_DEVICE' || error.code === 'E_STATE'))) fail(error);
};
/** Runs what a person asked for; what goes wrong is told and changes nothing. */
const attempt = (act: () => Promise<unknown>) => {
  act().catch(fail);
};
const remember = () => {
  const { config, data } = running().session;
  const hash = storyHash() ?? addressOf(config, data, chosenLanguage);
  history.replaceState(null, '', `${location.pathname}${hash ? `#${hash}` : ''}`);
};
/** The address of the step that is open; null outside the story. */
const storyHash = () => {
  const { place, ownSongs } = story;
  if (!place) return null;
  const { config, data } = running().session;
  const songs = !ownSongs || songsToText(data.songs) === songsToText(ownSongs) ? null : data.songs;
  return storyAddress({ ...place, show: page.story.showing, songs }, config, chosenLanguage);
};
/** Does what starts training anew, and goes on playing if it played; what takes long is told. */
const keepPlaying = async (act: () => Promise<unknown>) => {
  const { playing } = running().session;
  await work.around(act);
  running().session.playing = playing;
};
const work = new LongWork((fraction, done, steps) => {
  if (fraction === null) page.progress(null);
  else if (fraction < 0) page.progress(words('progress.building'));
  else page.progress(words('progress.training', { done, steps }), fraction);
});

const actions: Actions = {
  patch: (patch) => keepPlaying(() => running().session.configure(patch, 'panel')),
  preset: (id) => keepPlaying(() => running().session.preset(id)),
  play: () => {
    races.stop();
    if (opened) opened.session.playing = true;
  },
  pause: () => {
    if (opened) opened.session.playing = false;
  },
  step: () => attempt(() => running().session.train(1)),
  reset: () => attempt(() => keepPlaying(() => running().session.reset())),
  undoReset: () => attempt(() => keepPlaying(() => running().session.undoReset())),
  useFile: (bytes, name) => keepPlaying(() => openFile(running().session, bytes, name)),
  useText: (text) => keepPlaying(() => running().session.useText(words('data.own'), text)),
  useCorpus: (id) => keepPlaying(() => running().session.useCorpus(id)),
  useSongs: (rows) => keepPlaying(() => running().session.useSongs(rows)),
  exportSettings: () => exportSettings(running().session),
  exportWeights: () => weightsFile(running().session),
  language: (code) => {
    language = code;
    chosenLanguage = code;
    words = createWords(code);
    page.setLanguage(code);
    picture?.setLanguage(words);
    story.redraw();
    remember();
  },
  stop: () => work.stop(),
  startRace: (seconds) => attempt(() => races.start(seconds)),
  stopRace: () => races.stop(),
  profile: (open) => {
    if (opened) opened.profiles.open = open;
  },
  pick: (x, y) => {
    picked = picture?.pick(x, y)?.facts ?? null;
  },
  picture: (act) =>
    attempt(async () => {
      const news = await picture?.act(act);
      if (news) page.notice('info', newsOf(news, words));
    }),
  walk: (direction) => {
    picked = picture?.walk(direction)?.facts ?? picked;
  },
  story: {
    open: (chapter, step) => story.openAt(chapter, step),
    next: () => story.next(),
    back: () => story.back(),
    answer: (option) => story.answer(option),
    setWeight: (parameter, index, value) => story.setWeight(parameter, index, value),
    choose: (choices) => story.choose(choices),
    teach: (row) => story.teach(row),
    leave: () => story.leave(),
    link: () => location.href,
    showing: remember,
  },
};

const page = createPage(document.querySelector<HTMLElement>('#app')!, actions, asked.config, language, drawPaperCube);
const story = new LiveStory({
  running: () => running().session,
  page: page.story,
  failed: fail,
  report: (done, steps) => work.report(done, steps),
  renew: () => view?.renew(),
  still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  device: () => running().keeper.found?.device ?? null,
  nameOf: (feature) => featureWord(feature, words),
  moved: remember,
});
const races = new Races(
  () => running().session,
  () => running().keeper.found,
  () => words('race.noEngine'),
  (view) => page.race(view),
);
page.chapter(asked.preset);
for (const error of asked.errors) fail(error);

// 2. The experiment.
const watcher: Watcher = {
  async modelChanged(trainer: Trainer) {
    view?.dispose();
    view = null;
    running().samples.forget();
    story.touched(trainer);
    if (picture) view = await LiveView.create(trainer, picture, running().keeper.found?.device ?? null, background);
  },
  configChanged(config) {
    page.config(config);
    story.steered(config);
    remember();
  },
  diverged(step) {
    page.notice('error', words('notice.diverged', { step }));
  },
};
window.lab = makeLab(
  () => running().session,
  start(),
  (done, steps) => work.report(done, steps),
);

async function start(): Promise<void> {
  const [{ found, reason }, data] = await Promise.all([tryDevice(), asked.data()]);
  const keeper = new DeviceKeeper(found, lostDevice, deviceBack);
  const session = new Session(asked.config, data, watcher, async (wish) => openEngine(wish, keeper.found));
  opened = {
    session,
    samples: new Samples(session, background),
    profiles: new Profiles(session, background),
    loop: new Loop(session, background),
    keeper,
  };
  await newPicture();
  try {
    await session.start();
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    // What the address asks for cannot be had here (no WebGPU, a buffer too large): say so, and open what can.
    fail(error);
    const smaller =
      error.code === 'E_DEVICE' ? { engine: 'auto' as const } : { hiddenSize: 64, batchSize: 8, sequenceLength: 32 };
    session.config = { ...session.config, ...smaller };
    await session.start();
  }
  if (!found && session.config.engine === 'auto') page.notice('info', tell(reason, language));
  session.playing = !asked.paused && !asked.story;
  if (asked.story) {
    page.story.setShowing(asked.story.show);
    story.start(asked.story.chapter, asked.story.at, asked.story.songs);
  }
  requestAnimationFrame(frame);
}

// 3. A device that goes, and one that comes back.
async function lostDevice(message: string): Promise<void> {
  const device = running().keeper.found;
  page.notice('warning', words(device ? 'notice.lostDevice' : 'notice.lostDeviceCpu', { reason: message }), {
    sticky: true,
  });
  try {
    await newPicture();
    if (running().session.trainer.engine.kind === 'webgpu' || device === null) await move('lost');
    else await watcher.modelChanged(running().session.trainer);
    page.notice(
      'info',
      words('notice.recovered', {
        step: running().session.trainer.step,
        engine: words(`engine.${running().session.trainer.engine.kind}`),
      }),
    );
  } catch (error) {
    // Lost again while recovering: the keeper tells of that loss too.
    console.warn(error);
  }
}

async function deviceBack(): Promise<void> {
  try {
    await newPicture();
    // As late as can be: what is trained on the CPU after it is lost.
    await running().session.save();
    if (chooseEngine(wanted(), running().keeper.found).kind === 'webgpu') await move('back');
    else await watcher.modelChanged(running().session.trainer);
    page.notice('info', words('notice.deviceBack', { step: running().session.trainer.step }));
  } catch (error) {
    console.warn(error);
  }
}

async function newPicture(): Promise<void> {
  view?.dispose();
  view = null;
  picture?.dispose();
  picture = null;
  const { found } = running().keeper;
  picture = await makePicture(page.stage, found, words);
  pace = new PicturePace(found?.device ?? null);
  story.redraw(true);
}

/** The engine to look for after a loss: the CPU's where it was asked for, else the best there is. */
const wanted = (): Config['engine'] => {
  const { engine } = running().session.config;
  return engine === 'webgpu' && !running().keeper.found ? 'auto' : engine;
};

async function move(why: 'lost' | 'back'): Promise<void> {
  const old = running().session.trainer.engine;
  const { found } = running().keeper;
  // An engine on the CPU has lost nothing.
  if (old.kind !== 'webgpu' && chooseEngine(wanted(), found).kind === old.kind)
    return watcher.modelChanged(running().session.trainer);
  await running().session.moveTo({ engine: openEngine(wanted(), found).engine, why });
  old.dispose();
}

// 4. The frame.
let lastFrame = 0;
let framesPerSecond = 0;
let lastStatus = 0;
let lastChart = 0;
let drawnHistory = -1;

function frame(now: number): void {
  requestAnimationFrame(frame);
  const { session, samples, profiles, loop } = running();
  if (lastFrame > 0) framesPerSecond += 0.05 * (1000 / Math.max(1, now - lastFrame) - framesPerSecond);
  lastFrame = now;
  loop.tick(now);
  samples.tick(now);
  profiles.tick(now);
  view?.tick(now, session.trainer.step + session.trainer.waiting);
  story.tick(now);
  races.tick(now);
  // The picture rests while engines race: on a software adapter it would take the processor from them.
  if (!races.running)
    pace.frame(now, () => {
      if (story.coversStage) return story.frame(now);
      picture?.setInset(page.inset());
      picture?.frame(now);
    });
  if (now - lastStatus > statusEveryMs) {
    lastStatus = now;
    if (profiles.open) page.profile(profiles.view(session.playing ? session.pacer.stepsPerSecond : 0));
    page.status(statusOf(session, view, samples, words, framesPerSecond, picked, picture));
  }
  if (now - lastChart > chartEveryMs && session.history.version !== drawnHistory) {
    lastChart = now;
    drawnHistory = session.history.version;
    page.losses(session.history.columns());
  }
}
