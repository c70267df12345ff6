set local lock_timeout = '10s';

create index audit_verb on ledger.audit (verb, at desc, id desc);
