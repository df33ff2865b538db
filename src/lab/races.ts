import type { Racer, RaceView } from '../core/race.ts';
import type { FoundDevice } from '../engine/webgpu/device.ts';
import { sourceOf } from '../train/data_choice.ts';
import type { Session } from '../train/session.ts';
import { Race } from './race.ts';

const showEveryMs = 150;

/** Races on the lab's own data and settings, one at a time; its training rests while one runs and goes on after. */
export class Races {
  private readonly session: () => Session;
  private readonly found: () => FoundDevice | null;
  private readonly missing: (racer: Racer) => string;
  private readonly show: (view: RaceView) => void;
  private race: Race | null = null;
  private shown = 0;

  /** `missing` is what the page says of an engine that cannot be had. */
  constructor(
    session: () => Session,
    found: () => FoundDevice | null,
    missing: (racer: Racer) => string,
    show: (view: RaceView) => void,
  ) {
    this.session = session;
    this.found = found;
    this.missing = missing;
    this.show = show;
  }

  get running(): boolean {
    return this.race !== null;
  }

  /** Resolves when the race is over or stopped; rejects where an engine fails, and then training goes on too. */
  async start(seconds: number): Promise<void> {
    if (this.race) return;
    const session = this.session();
    const { config, data, playing } = session;
    const race = new Race(config, sourceOf(config, data, 'race'), seconds, this.found(), this.missing);
    this.race = race;
    session.playing = false;
    try {
      await session.settled();
      await race.run();
    } finally {
      this.race = null;
      this.show(race.view());
      // Whoever pressed play meanwhile has it already.
      if (playing) session.playing = true;
    }
  }

  stop(): void {
    this.race?.stop();
  }

  /** Once a frame. */
  tick(nowMs: number): void {
    if (!this.race || nowMs - this.shown < showEveryMs) return;
    this.shown = nowMs;
    this.show(this.race.view());
  }
}
