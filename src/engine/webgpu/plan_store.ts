/** What was measured of an op at one shape: milliseconds by the name of the way. */
export type Measured = Readonly<Record<string, number>>;

const database = 'algorhythm';
const table = 'plans';

/**
 * What was measured on one adapter, kept in the browser. Where there is nowhere to keep it, as in private windows, all is
 * forgotten with the page and nothing else is wrong.
 */
export class PlanStore {
  private readonly adapter: string;
  private opened: Promise<IDBDatabase> | null = null;

  /** `adapter` names the device and the kernels: a new driver's name or other kernels start anew. */
  constructor(adapter: string) {
    this.adapter = adapter;
  }

  /** Everything kept, by op and shape. */
  async load(): Promise<Readonly<Record<string, Measured>>> {
    try {
      const db = await this.open();
      return (
        (await done<Record<string, Measured> | undefined>(
          db.transaction(table).objectStore(table).get(this.adapter),
        )) ?? {}
      );
    } catch {
      return {};
    }
  }

  /** Adds one op and shape to what is kept. */
  async save(key: string, ms: Measured): Promise<void> {
    try {
      const db = await this.open();
      const rows = db.transaction(table, 'readwrite').objectStore(table);
      const plan = (await done<Record<string, Measured> | undefined>(rows.get(this.adapter))) ?? {};
      await done(rows.put({ ...plan, [key]: ms }, this.adapter));
    } catch (error) {
      console.info('what was measured of the kernels is not kept:', error);
    }
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.opened;
  }
}

function done<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}
