/** The same answer some seconds later: what only time moves goes on by our own clock (`age` grows, `left` shrinks). */
export function aged(body: unknown, seconds: number): unknown {
  if (Array.isArray(body)) return body.map((one) => aged(one, seconds));
  if (body === null || typeof body !== "object") return body;
  const moved = Object.entries(body).map(([name, value]) => {
    if (typeof value !== "number") return [name, aged(value, seconds)] as const;
    return [name, name === "age" ? value + seconds : name === "left" ? value - seconds : value] as const;
  });
  return Object.fromEntries(moved);
}
