import { describe, expect, it } from '@jest/globals';
import { contentDisposition } from './disposition.js';
import { safeName } from './media-types.js';
import { parseRange } from './range.js';

describe('a Range header on 100 bytes', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=10-', { start: 10, end: 99 }],
    ['bytes=10-1000', { start: 10, end: 99 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['Bytes= 5 - 6 ', { start: 5, end: 6 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, undefined],
    ['', undefined],
    ['bytes=', undefined],
    ['bytes=-', undefined],
    ['bytes=9-5', undefined],
    ['bytes=a-b', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=0-1', undefined],
    ['bytes=0x1-0x2', undefined],
    ['bytes=99999999999999999999-', undefined],
  ])('%j asks for %j', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Ảnh.PNG', 'image/png', 'Ảnh.PNG'],
    ['virus.exe', 'image/png', 'virus.exe.png'],
    ['x.html', 'text/plain', 'x.html.txt'],
    ['số liệu.csv', 'text/plain', 'số liệu.csv'],
    ['..\\..\\a/b/../c.pdf', 'application/pdf', 'c.pdf'],
    ['/etc/passwd', 'text/plain', 'passwd.txt'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['a<b>:"|?*.jpg. ', 'image/jpeg', 'ab.jpg'],
    ['ghi chú', 'image/webp', 'ghi chú.webp'],
    ['...', 'image/png', undefined],
    ['a/', 'image/png', undefined],
    [undefined, 'image/png', undefined],
  ])('%j of %s is %j', (given, mediaType, name) => {
    expect(safeName(given, mediaType)).toBe(name);
  });

  it('reaches browsers whole, and others without marks', () => {
    expect(contentDisposition('image/png', 'Đồng Văn.png')).toBe(
      `inline; filename="Dong Van.png"; filename*=UTF-8''%C4%90%E1%BB%93ng%20V%C4%83n.png`,
    );
    expect(contentDisposition('text/plain', `a"; filename=evil.exe; x="\\ %22 '.txt`)).toBe(
      `attachment; filename="a_; filename=evil.exe; x=__ _22 '.txt"; filename*=UTF-8''` +
        `a%22%3B%20filename%3Devil.exe%3B%20x%3D%22%5C%20%2522%20%27.txt`,
    );
  });
});
