export { serveFile as GET } from '@/routes/http/serve-file';
