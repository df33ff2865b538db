import type { KernelCost, Profile } from '../engine/profile.ts';
import type { Session } from '../train/session.ts';
import type { Trainer } from '../train/trainer.ts';
import type { ProfileView } from '../ui/profile/card.ts';

const everyMs = 700;
/** Profiles that a mean goes over: clocks in browsers are coarse. */
const kept = 24;

/** Takes a training step apart now and then while somebody looks; closed, it does nothing at all. */
export class Profiles {
  open = false;
  private readonly session: Session;
  private readonly failed: (error: unknown) => void;
  private profiles: Profile[] = [];
  private of: Trainer | null = null;
  private busy = false;
  private due = 0;

  constructor(session: Session, failed: (error: unknown) => void) {
    this.session = session;
    this.failed = failed;
  }

  /** Once a frame. Only a lab that trains is looked at: a profiled step is a step. */
  tick(nowMs: number): void {
    const { session } = this;
    if (!this.open || this.busy || nowMs < this.due || !session.playing) return;
    this.due = nowMs + everyMs;
    this.busy = true;
    let of: Trainer | null = null;
    session
      .inspect((trainer) => {
        of = trainer;
        return trainer.profile();
      })
      .then((profile) => {
        if (this.of !== of) this.profiles = [];
        this.of = of;
        this.profiles.push(profile);
        if (this.profiles.length > kept) this.profiles.shift();
      })
      .catch(this.failed)
      .finally(() => {
        this.busy = false;
      });
  }

  /** The mean of the last profiles; null before the first, or after another model came. */
  view(stepsPerSecond: number): ProfileView | null {
    const { profiles, session } = this;
    const last = profiles[profiles.length - 1];
    if (!last || this.of !== session.trainer) return null;
    // The planner may have changed a kernel for another meanwhile.
    const alike = profiles.filter(
      ({ calls, kernels }) => calls === last.calls && kernels.length === last.kernels.length,
    );
    const kernels = last.kernels.map((kernel, k) => ({ ...kernel, ms: meanMs(alike.map((one) => one.kernels[k]!)) }));
    const sum = (of: (kernel: KernelCost) => number | null) =>
      kernels.reduce<number | null>((total, kernel) => {
        const value = of(kernel);
        return total === null || value === null ? null : total + value;
      }, 0);
    const ms = sum((kernel) => kernel.ms);
    return {
      onDevice: session.trainer.engine.kind === 'webgpu',
      kernels: [...kernels].sort((a, b) => (b.ms ?? b.bytesRead) - (a.ms ?? a.bytesRead)),
      calls: last.calls,
      ms,
      bytesRead: sum(({ bytesRead }) => bytesRead)!,
      bytesWritten: sum(({ bytesWritten }) => bytesWritten)!,
      frameShare: ms === null ? null : Math.min(1, (stepsPerSecond * ms) / 1000),
      looks: alike.length,
    };
  }
}

function meanMs(costs: readonly KernelCost[]): number | null {
  let total = 0;
  for (const { ms } of costs) {
    if (ms === null) return null;
    total += ms;
  }
  return total / costs.length;
}
