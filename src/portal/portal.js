// What pages can do beside being read; they are whole without it.

for (const place of document.querySelectorAll('[data-copy]')) {
  const text = place.querySelector('textarea');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = place.dataset.copy;
  button.addEventListener('click', () => {
    text.select();
    void navigator.clipboard.writeText(text.value).then(() => (said.textContent = place.dataset.copied));
  });
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'hint';
  if (navigator.clipboard) place.append(button, ' ', said);
}

const field = document.getElementById('q');
if (field) {
  const titles = document.createElement('datalist');
  titles.id = 'q-titles';
  field.after(titles);
  field.setAttribute('list', titles.id);
  field.setAttribute('autocomplete', 'off');
  let waiting;
  let asking;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    asking?.abort();
    if (field.value.trim().length < 2) return;
    waiting = setTimeout(() => void suggest(), 200);
  });

  const suggest = async () => {
    asking = new AbortController();
    try {
      const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(5000)]);
      const answer = await fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(field.value)}`, {
        signal,
      });
      if (!answer.ok) return;
      const { items } = await answer.json();
      titles.replaceChildren(...items.map(({ title }) => new Option(title, title)));
    } catch {
      // Whoever goes on typing, or has no network, does without.
    }
  };
}
