"""The server of the SDK, but for what it says where a tool cannot answer: one line that tells what to do."""

from __future__ import annotations

from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import ValidationError

from glossary.errors import GlossaryError
from glossary.imports.entry import UnusableError


class Server(MCPServer):
    """Says faults of the arguments, of the glossary and of the data; those of the program stay the SDK's."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None) -> Any:
        """The result of a tool. Raises ToolError with what is wrong."""
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name in known and (unknown := sorted(arguments.keys() - known[name])):
            raise ToolError(f"{name} has no {', '.join(unknown)}; expected {', '.join(known[name])}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise _said(error) from error.__cause__


def _said(error: ToolError) -> ToolError:
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        faults = ("{}: {}".format(".".join(map(str, fault["loc"])), fault["msg"].lower()) for fault in cause.errors())
        return ToolError("; ".join(faults))
    if isinstance(cause, UnusableError):
        return ToolError(cause.message)
    return ToolError(str(cause)) if isinstance(cause, GlossaryError) else error
