import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const drawn = new Map<string, readonly string[]>();

function paths(name: string): readonly string[] {
  const known = drawn.get(name);
  if (known) return known;
  const svg = readFileSync(resolve(`@tabler/icons/outline/${name}.svg`), 'utf8');
  const made = [...svg.matchAll(/<path d="([^"]+)"/g)].map(([, d]) => d!);
  drawn.set(name, made);
  return made;
}

/** A sign of Tabler's, beside the word that says the same. */
export function Icon({ name }: { readonly name: string }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      {paths(name).map((d) => (
        <path d={d} />
      ))}
    </svg>
  );
}
