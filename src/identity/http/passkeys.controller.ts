import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, SignedIn } from '../../platform/http/index.js';
import { AddPasskey } from '../use-cases/add-passkey.js';
import { BeginPasskey } from '../use-cases/begin-passkey.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { RemovePasskey } from '../use-cases/remove-passkey.js';
import {
  NewPasskey,
  PasskeyAdded,
  PasskeyAsked,
  PasskeyProof,
  Passkeys,
  toPasskey,
} from './passkey.schemas.js';
import { Id } from './schemas.js';

const tag = 'Identity';

/** One's own passkeys. */
@Controller('api/v1/me/passkeys')
export class PasskeysController {
  constructor(
    private readonly read: ReadOwnAccount,
    private readonly beginPasskey: BeginPasskey,
    private readonly addPasskey: AddPasskey,
    private readonly removePasskey: RemovePasskey,
  ) {}

  @Get()
  @SignedIn()
  @Operation({ id: 'listMyPasskeys', tag, summary: 'My passkeys', answer: Passkeys })
  async list(@CurrentDesk() { principal }: Desk): Promise<z.infer<typeof Passkeys>> {
    return { items: (await this.read.passkeys(principal)).map(toPasskey) };
  }

  @Post()
  @SignedIn()
  @Operation({
    id: 'beginMyPasskey',
    tag,
    summary: 'Begin to add a passkey',
    description:
      'Answers what to ask of the browser (Web Authentication). An account that has a passkey adds another one only in a session that was opened with one, or with the second factor.',
    answer: PasskeyAsked,
    status: 201,
    errors: [409],
  })
  async begin(
    @Body({ schema: PasskeyProof }) proof: z.infer<typeof PasskeyProof>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof PasskeyAsked>> {
    const { id, options } = await this.beginPasskey.execute(principal, proof);
    return { id, options: { ...options } };
  }

  @Post('confirm')
  @SignedIn()
  @Operation({
    id: 'addMyPasskey',
    tag,
    summary: 'Add the passkey that the browser made',
    description:
      'From then on it signs in alone. This session counts as one that has passed the second factor.',
    answer: PasskeyAdded,
    status: 201,
    errors: [409, 410],
  })
  async add(
    @Body({ schema: NewPasskey }) { name, ...answer }: z.infer<typeof NewPasskey>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof PasskeyAdded>> {
    const { challenge, credential } = answer;
    return this.addPasskey.execute(principal, name, {
      challenge,
      credential: credential as RegistrationResponseJSON,
    });
  }

  @Delete(':id')
  @SignedIn()
  @Operation({
    id: 'removeMyPasskey',
    tag,
    summary: 'Remove a passkey of mine',
    status: 204,
    errors: [404],
  })
  async remove(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @Body({ schema: PasskeyProof }) proof: z.infer<typeof PasskeyProof>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<void> {
    await this.removePasskey.execute(principal, id, proof);
  }
}
