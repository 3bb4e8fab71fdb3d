// The application of the stories: answers every request on 8080 with the port that it came in by.
import { createServer } from "node:http";

createServer((request, response) => response.end(`app on ${request.socket.localPort}\n`)).listen(8080);
