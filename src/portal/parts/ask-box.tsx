import type { Frame } from '../page.js';

/** Where something is pasted to be checked. By POST: what is pasted stands in no address, and so in no log. */
export function AskBox({ frame }: { readonly frame: Frame }) {
  const { words, to } = frame;
  return (
    <form class="ask-box" action={to('/official')} method="post">
      <h2>
        <label for="dan">{words.menu.official}</label>
      </h2>
      <p class="hint" id="dan-h">
        {words.official.hint}
      </p>
      <textarea id="dan" name="text" rows={3} maxLength={40_000} required aria-describedby="dan-h" />
      <button type="submit">{words.official.act}</button>
    </form>
  );
}
