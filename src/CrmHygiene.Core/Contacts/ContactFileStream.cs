namespace CrmHygiene.Core.Contacts;

/// <summary>Opens files for reading, with errors a person understands.</summary>
internal static class ContactFileStream
{
    /// <exception cref="ContactFileException">The file is missing, a folder or locked.</exception>
    public static FileStream Open(string path, int bufferSize = 0)
    {
        if (Directory.Exists(path)) throw new ContactFileException(ContactFileProblem.PathIsFolder, path, $"'{path}' is a folder, not a file. Name the files in it, for example with Get-ChildItem.");
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = bufferSize,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no file '{path}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ContactFileException(ContactFileProblem.FileIsLocked, path, $"The file '{path}' cannot be opened: another program holds it, or access is denied.", exception);
        }
    }
}
