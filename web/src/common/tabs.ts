/** What the other tabs of this browser do with the same session: they hear of a sign-in and a sign-out. */
export class Tabs {
  private readonly channel: BroadcastChannel | null;

  constructor(name: string, heard: () => void) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`xinbao.${name}`);
    this.channel?.addEventListener("message", heard);
  }

  /** "Look again": nothing of the session itself goes this way. */
  tell(): void {
    this.channel?.postMessage("changed");
  }
}
