// Loaded into the server before anything else. The channel closes when the process that started it is gone, even killed.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
