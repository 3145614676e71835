/** What a cabinet's shadow says, as far as it can be read: an older or newer cabinet may say less or more. */
export interface Report {
  readonly version: string;
  readonly boot: number | null;
  readonly boards: readonly (readonly [string, string])[];
  readonly disk: number | null;
  readonly memory: number | null;
  readonly temperature: number | null;
  /** Door → when it was opened last. */
  readonly opened: Readonly<Record<string, number>>;
  /** Setting → what is in force. */
  readonly settings: Readonly<Record<string, number>>;
}

type Loose = Readonly<Record<string, unknown>>;

export function reportOf(said: Loose): Report {
  const health = objectOf(said["health"]);
  return {
    version: typeof said["version"] === "string" ? said["version"] : "",
    boot: numberOf(said["boot"]),
    boards: Object.entries(objectOf(said["boards"])).map(([bank, state]) => [bank, String(state)] as const),
    disk: numberOf(health["disk_mb"]),
    memory: numberOf(health["memory_mb"]),
    temperature: numberOf(health["temperature_c"]),
    opened: numbersOf(Object.entries(objectOf(said["opened"]))),
    settings: numbersOf(Array.isArray(said["settings"]) ? (said["settings"] as [string, unknown][]) : []),
  };
}

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

const objectOf = (value: unknown): Loose => (value && typeof value === "object" && !Array.isArray(value) ? (value as Loose) : {});

function numbersOf(pairs: readonly (readonly [string, unknown])[]): Record<string, number> {
  return Object.fromEntries(pairs.filter((pair): pair is [string, number] => typeof pair[1] === "number"));
}
