import type { Live } from './forms/live.ts';
import { type Ease, type Moment, moments, phases } from './layout/phases.ts';
import { turnAt } from './turn.ts';

/** Longest and shortest phrase: under three flashes a second even at its fastest. */
export const slowestMs = 20000;
export const fastestMs = 500;
/** Cross-fade of reduced motion, and how long a picture stands there before the next. */
const fadeMs = 600;
const standMs = 1500;

/** Part of the phrase in which each kind of number changes. */
const changes: Readonly<Record<Moment, readonly [number, number]>> = {
  wave: phases.wave,
  soma: phases.soma,
  verdict: phases.verdict,
  error: [phases.verdict[0], phases.error[0]],
  update: phases.update,
};

/** How many training steps went by for each one that was shown. */
export interface Pace {
  /** Training step that is shown. */
  readonly step: number;
  /** Steps that passed since the one shown before. */
  readonly passed: number;
  /** How much slower the shown step plays than it ran; 1 or less where it does not. */
  readonly slowed: number;
}

/**
 * Plays each shown training step as one phrase: wave, synapses, soma, verdict, red path, update. Between phrases it
 * rests; a new phrase needs a new step, so that nothing moves that did not change.
 */
export class Conductor {
  /** Length of a phrase in milliseconds; steps that take longer stretch it. */
  phraseMs = 5200;
  private readonly still: boolean;
  private began = Number.NEGATIVE_INFINITY;
  private now = 0;
  private phrase = -1;
  private stepBefore = 0;
  private stepShown = 0;
  private waited = 0;

  constructor(still: boolean) {
    this.still = still;
  }

  /** Sets the length of a phrase, within what can be followed and does not flash. */
  set seconds(value: number) {
    this.phraseMs = Math.min(slowestMs, Math.max(fastestMs, value * 1000));
  }

  /** True where the last phrase has been played and the next step may come. */
  get ready(): boolean {
    return this.now - this.began >= (this.still ? standMs : this.phraseMs);
  }

  /** Starts the phrase of a training step. The first one of a model stands at its end at once. */
  begin(step: number, first = false): void {
    if (first) {
      this.phrase = -1;
      this.stepShown = step;
    }
    this.waited = this.now - this.began;
    this.stepBefore = this.stepShown;
    this.stepShown = step;
    this.phrase++;
    this.began = first ? Number.NEGATIVE_INFINITY : this.now;
  }

  get pace(): Pace {
    const passed = this.stepShown - this.stepBefore;
    const took = Number.isFinite(this.waited) ? this.waited : 0;
    const each = passed > 0 ? took / passed : took;
    return { step: this.stepShown, passed, slowed: each > 0 ? this.phraseMs / each : 1 };
  }

  /** Place in the phrase, the song it is about and the one before, and how far each kind of number has come. */
  at(nowMs: number, rows: number): Beat {
    this.now = nowMs;
    const since = nowMs - this.began;
    const beat = Math.min(1, Math.max(0, since / this.phraseMs));
    const row = Math.max(0, this.phrase) % rows;
    const before = this.phrase > 0 ? (row + rows - 1) % rows : row;
    const fade = eased(Math.min(1, since / fadeMs));
    const part = (name: Moment) => {
      const [start, end] = changes[name];
      return this.still ? fade : eased(Math.min(1, Math.max(0, (beat - start) / (end - start))));
    };
    const ease = Object.fromEntries(moments.map((name) => [name, part(name)])) as Ease;
    return { beat: this.still ? 1 : beat, row, before, flow: before + ease.wave * (this.phrase > 0 ? 1 : 0), ease };
  }
}

export interface Beat {
  readonly beat: number;
  readonly row: number;
  readonly before: number;
  /** Songs passed, with the fraction that moves the waves. */
  readonly flow: number;
  readonly ease: Ease;
}

/** Brings a beat to the materials; `newer` is which of the two textures holds the step that is shown. */
export function setBeat(live: Live, { beat, row, before, flow, ease }: Beat, newer: 0 | 1, still: boolean): void {
  const { uniforms } = live;
  uniforms.motion.value = still ? 0 : 1;
  uniforms.beat.value = beat;
  uniforms.row.value = row;
  uniforms.rowBefore.value = before;
  uniforms.flow.value = flow;
  uniforms.newer.value = newer;
  uniforms.rows[newer].value = row;
  uniforms.rows[newer === 1 ? 0 : 1].value = before;
  for (const name of moments) {
    uniforms.ease[name].value = newer === 1 ? ease[name] : 1 - ease[name];
    uniforms.clear[name].value = turnAt(name, ease).opacity;
  }
}

function eased(part: number): number {
  return part * part * (3 - 2 * part);
}
