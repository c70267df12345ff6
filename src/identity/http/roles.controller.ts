import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  Operation,
  Permission,
  permissionCatalogue,
  privateAnswer,
  requestLanguage,
} from '../../platform/http/index.js';
import { Roles } from '../role.js';
import { RoleList } from './schemas.js';

/** What the roles that can be granted allow. */
@Controller('api/v1/desk/roles')
export class RolesController {
  constructor(private readonly roles: Roles) {}

  @Get()
  @Permission('accounts.read')
  @Operation({ id: 'listRoles', tag: 'Identity', summary: 'Roles and what each allows', answer: RoleList })
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): z.infer<typeof RoleList> {
    const language = requestLanguage(request);
    privateAnswer(reply);
    return {
      items: this.roles.entries().map(([key, { name, secondFactor, permissions }]) => ({
        key,
        name: name[language],
        secondFactor,
        permissions: permissions.map((each) => ({
          key: each,
          text: permissionCatalogue.get(each)?.[language] ?? each,
        })),
      })),
    };
  }
}
