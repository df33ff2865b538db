/** Runs tasks one after the other; a failed task does not stop the next. */
export class Lock {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** True while a task runs or waits. */
  get busy(): boolean {
    return this.waiting > 0;
  }

  /** The task's own result, once all tasks asked for before have ended. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.waiting++;
    const result = this.tail.then(task);
    this.tail = result.then(
      () => this.waiting--,
      () => this.waiting--,
    );
    return result;
  }
}
