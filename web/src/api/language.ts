/** The request, to be answered in the language of the page. */
export function inLanguage(request: Request): Request {
  request.headers.set('accept-language', document.documentElement.lang);
  return request;
}
