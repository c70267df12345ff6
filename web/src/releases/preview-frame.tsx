import { useEffect, useRef } from 'react';
import { readPicture } from '../api/files';
import classes from './preview.module.css';

interface PreviewFrameProps {
  /** A page of the portal. */
  readonly html: string;
  readonly title: string;
  readonly width: 'wide' | 'phone';
}

/**
 * A page of the portal inside the desk, in a frame of its own so that it is laid out for that width. It is read there, aloud
 * too, and not used: nothing in it can be pressed, and its scripts do not come along.
 */
export function PreviewFrame({ html, title, width }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const { contentDocument: page, contentWindow: view } = frame.current!;
    if (!page || !view) return undefined;
    // The policy of the desk lets no style stand in a page; one that is made by a script may.
    const [element = '', style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const made = new DOMParser().parseFromString(html.replace(element, ''), 'text/html');
    const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(`${style} body { pointer-events: none; }`);
    page.adoptedStyleSheets = [sheet];
    page.documentElement.lang = made.documentElement.lang;
    const shown = page.importNode(made.body, true);
    for (const script of shown.querySelectorAll('script')) script.remove();
    const forget = showPictures(shown);
    for (const part of shown.querySelectorAll<HTMLElement>('a, button, input, textarea, audio'))
      part.tabIndex = -1;
    page.body.replaceWith(shown);
    const fit = () => {
      frame.current!.height = String(Math.ceil(shown.getBoundingClientRect().height));
    };
    const watch = new ResizeObserver(fit);
    watch.observe(shown);
    return () => {
      watch.disconnect();
      forget();
    };
  }, [html]);
  return (
    <iframe
      ref={frame}
      sandbox="allow-same-origin"
      title={title}
      className={classes['sheet']}
      data-width={width}
    />
  );
}

/** Files that are not public yet are read with the token of the desk. Answers with what forgets them. */
function showPictures(body: HTMLElement): () => void {
  const addresses: string[] = [];
  for (const source of body.querySelectorAll('picture source')) source.remove();
  for (const image of body.querySelectorAll('img')) {
    const [, sha256] = /^\/api\/v1\/files\/([0-9a-f]{64})$/.exec(image.getAttribute('src') ?? '') ?? [];
    if (!sha256) continue;
    for (const name of ['src', 'srcset', 'loading']) image.removeAttribute(name);
    void readPicture(sha256, 1280).then(
      (bytes) => {
        image.src = URL.createObjectURL(bytes);
        addresses.push(image.src);
        return undefined;
      },
      () => undefined,
    );
  }
  return () => addresses.forEach((address) => URL.revokeObjectURL(address));
}
