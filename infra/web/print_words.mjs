// Prints a bundled dictionary as JSON: {"queues.take": "领办", …}. What is made of parts is printed with § for each part.
const [file] = process.argv.slice(2);
const { default: words } = await import(file);
const found = {};
const walk = (value, key) => {
  if (typeof value === "string") found[key] = value;
  else if (typeof value === "function") {
    try {
      found[key] = value(...Array.from({ length: value.length }, () => "§"));
    } catch {
      // it counts with its parts: nobody looks for it by its words
    }
  } else if (value && typeof value === "object") for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
};
walk(words, "");
console.log(JSON.stringify(found));
