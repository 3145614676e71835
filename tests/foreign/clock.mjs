// The trusted clock: section 10. Server time plus monotonic time; the machine's own clock may only make it later.
export class Clock {
  constructor(kept) {
    this.base = performance.now();
    this.floor = kept;
    this.ahead = Math.max(0, Date.now() / 1000 - kept);
  }

  now() {
    return Math.round((this.floor + this.ahead) * 1000 + (performance.now() - this.base)) / 1000;
  }

  serverSaid(seconds) {
    this.floor = Math.max(this.floor + (performance.now() - this.base) / 1000, seconds);
    this.base = performance.now();
    this.ahead = 0;
  }
}
