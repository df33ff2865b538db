import type { FoundDevice } from '../engine/webgpu/device.ts';
import { tryDevice } from './graphics.ts';

const retryEveryMs = 5000;

/**
 * Keeps a device: tells when it is lost, looks for a new one at once and then every few seconds until there is one.
 * A loss is a loss whatever reason the platform gives, except where the page itself is going away.
 */
export class DeviceKeeper {
  found: FoundDevice | null;
  private readonly lost: (message: string, next: FoundDevice | null) => void;
  private readonly back: (next: FoundDevice) => void;

  /** `lost` hears of a loss with the new device, or null; `back` hears of a device found later. */
  constructor(found: FoundDevice | null, lost: DeviceKeeper['lost'], back: DeviceKeeper['back']) {
    this.found = found;
    this.lost = lost;
    this.back = back;
    if (found) this.watch(found);
  }

  private watch(found: FoundDevice): void {
    found.device.lost.then(async ({ reason, message }) => {
      this.found = (await tryDevice()).found;
      if (this.found) this.watch(this.found);
      else setTimeout(() => this.retry(), retryEveryMs);
      this.lost(message || reason || 'no reason given', this.found);
    });
  }

  private async retry(): Promise<void> {
    const { found } = await tryDevice();
    if (!found) {
      setTimeout(() => this.retry(), retryEveryMs);
      return;
    }
    this.found = found;
    this.watch(found);
    this.back(found);
  }
}
