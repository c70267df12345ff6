import { Global, Module } from '@nestjs/common';
import { Theme } from './theme.js';

@Global()
@Module({ providers: [Theme], exports: [Theme] })
export class ThemeModule {}

export { deskColours, pageColours } from './theme-css.js';
export { type Brand, initialBrand, nameIn, Theme } from './theme.js';
