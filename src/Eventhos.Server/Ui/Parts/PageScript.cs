using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Eventhos.Server.Ui.Parts;

/// <summary>What pages need of the browser beyond what the framework gives (<c>wwwroot/page.js</c>). Not to be called before the first rendering.</summary>
public sealed class PageScript : IAsyncDisposable
{
    private readonly IJSRuntime _js;
    private IJSObjectReference? _module;

    /// <summary>For one visitor.</summary>
    public PageScript(IJSRuntime js) => _js = js;

    /// <summary>Opens a <c>dialog</c> element in front of all else.</summary>
    public async Task ShowModalAsync(ElementReference dialog) => await (await ModuleAsync()).InvokeVoidAsync("showModal", dialog);

    /// <summary>Closes it; the focus goes back to where it was.</summary>
    public async Task CloseModalAsync(ElementReference dialog) => await (await ModuleAsync()).InvokeVoidAsync("closeModal", dialog);

    /// <summary>Moves the focus.</summary>
    public async Task FocusAsync(ElementReference element) => await (await ModuleAsync()).InvokeVoidAsync("focus", element);

    /// <summary>Puts a text on the clipboard; false where the browser refuses.</summary>
    public async Task<bool> CopyAsync(string text) => await (await ModuleAsync()).InvokeAsync<bool>("copy", text);

    /// <summary>Offers a text as a file.</summary>
    public async Task DownloadAsync(string name, string type, string text) => await (await ModuleAsync()).InvokeVoidAsync("download", name, type, text);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the module with it.
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await _js.InvokeAsync<IJSObjectReference>("import", "./page.js");
}
